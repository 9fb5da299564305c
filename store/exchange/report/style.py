"""How the page of a report looks: on a screen of any width, light or dark, and on paper."""

from __future__ import annotations

from store.exchange.pictures.drawing import COLOUR_NAMES
from store.exchange.pictures.drawing import STYLE as PICTURES

_PAGE = """
*{box-sizing:border-box}
html{color-scheme:light dark;background:var(--paper);color:var(--ink)}
body{font:16px/1.5 system-ui,sans-serif;max-width:76rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .25rem}
h3{font-size:1.05rem;line-height:1.3;margin:0}
p,ul,ol,blockquote{margin:.35rem 0}
figure{margin:.6rem 0}
a{color:var(--accent)}
bdi{unicode-bidi:isolate}
section,nav,header,footer{margin:0 0 1.75rem}
section.q{border-top:2px solid var(--rule);padding-top:.9rem}
.quiet,.from,.support{color:var(--quiet);font-size:.875rem}
.sign{display:inline-block;min-width:1.4em;text-align:center;font-weight:700;font-family:ui-monospace,monospace}
.state{font-weight:600}
.contradicted{color:var(--bad)}.denied{color:var(--denied)}.unconfirmed,.may_conflict{color:var(--open)}
.finer,.several,.agreed,.single{color:var(--fine)}
.judged{border-left:4px solid var(--accent);background:var(--soft);padding:.4rem .75rem}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));gap:.9rem;margin:.75rem 0}
.answer{border:1px solid var(--rule);border-radius:.4rem;padding:.6rem .75rem;min-width:0}
.letter{border:1px solid var(--rule);border-radius:.3rem;padding:0 .35em;color:var(--quiet);font-weight:600}
.claim{border-top:1px solid var(--rule);margin-top:.6rem;padding-top:.4rem}
.gone{opacity:.8}
blockquote{padding:.3rem .7rem;border-left:3px solid var(--rule);font-family:Georgia,serif;color:var(--quiet)}
blockquote mark{background:var(--lit);color:var(--lit-ink);padding:.05em .1em;box-decoration-break:clone;
-webkit-box-decoration-break:clone}
.wide{overflow-x:auto;border:1px solid var(--rule);border-radius:.4rem;padding:.6rem}
.wide svg{display:block}
.grade{border:1px solid var(--rule);border-radius:.3rem;padding:0 .35em;font-size:.875rem}
nav ol,.sources{padding-left:2.4rem}
.sources li{margin:.5rem 0}
.hash{font-family:ui-monospace,monospace;font-size:.75rem;color:var(--quiet)}
@media (max-width:30rem){body{font-size:15px;padding:.6rem}h1{font-size:1.35rem}.answer{padding:.5rem}}
@media print{
:root{--paper:#fff;--ink:#000;--quiet:#444;--rule:#bbb;--soft:#f4f4f4;--lit:#fff1a8;--lit-ink:#000;--accent:#003f87;
--bad:#9c1c14;--denied:#6e3b00;--open:#554400;--fine:#17573a;
--p0:#1d5fa8;--p1:#b3261e;--p2:#1f7a4d;--p3:#8a5a00;--p4:#6b3fa0;--p5:#00788a;--p6:#a02c6d;--p7:#5a606b}
html{color-scheme:light}
body{font-size:10.5pt;max-width:none;padding:0}
a{color:inherit;text-decoration:none}
.claim,figure,.judged,.sources li,h2,h3{break-inside:avoid}
h2,h3,section.q>p{break-after:avoid}
.answer{break-inside:auto}
mark,rect,circle,.judged{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.answers{grid-template-columns:repeat(2,1fr)}
.wide{overflow:visible;border:0;padding:0}
.wide svg{max-width:100%;height:auto}
@page{margin:16mm 14mm}
}
"""

STYLE = COLOUR_NAMES + PICTURES + _PAGE
