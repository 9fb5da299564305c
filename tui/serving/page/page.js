// Keys go to the terminal without a click first; where the browser behind the page has ended, the page says so.
addEventListener("DOMContentLoaded", () => {
  const again = document.querySelector("#ended button");
  again.addEventListener("click", () => location.reload());
  let begun = false;
  new MutationObserver(() => {
    const now = document.body.classList;
    if (now.contains("-closed")) again.focus();
    else if (now.contains("-first-byte") && !begun) {
      begun = true;
      document.querySelector(".xterm-helper-textarea")?.focus();
    }
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
