/* A disk that forgets: what stands on it after a power cut. Preloaded into a process that writes (LD_PRELOAD).
 *
 * Nothing is done until cut_begin(). From then on every call that changes something below ROOT counts as a step, and
 * the process is killed (SIGKILL) before the step with a given number. What would be on the disk is kept below MIRROR:
 *   data/INODE  the bytes of a file as of its last fsync or fdatasync
 *   dirs/INODE  what stood in a folder as of its last fsync: a line each of inode, "d" or "f", and name
 *   pins/INODE  a link to each file that was synced or stood in a synced folder, so that its number is given to no other
 * The test puts the folder back from these (tests/store/power/cutting.py). One thread writes.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char root[PATH_MAX], mirror[PATH_MAX];
static size_t root_length;
static long step, fatal;
static int begun, inside;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void cut_begin(const char *below, const char *beside, long at) {
    snprintf(root, sizeof root, "%s", below);
    snprintf(mirror, sizeof mirror, "%s", beside);
    root_length = strlen(root);
    step = 0;
    fatal = at;
    begun = 1;
}

long cut_steps(void) { return step; }

static int below(const char *path) {
    return !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = 0;
    return length > 0;
}

static void one_more(int counts) {
    if (!begun || inside || !counts) return;
    if (++step == fatal) kill(getpid(), SIGKILL);
}

static void at_path(int dir, const char *name) {
    if (!begun || inside || !name) return;
    char path[2 * PATH_MAX];
    if (name[0] == '/') {
        snprintf(path, sizeof path, "%s", name);
    } else {
        char where[PATH_MAX] = "";
        if (dir == AT_FDCWD ? !getcwd(where, sizeof where) : !path_of(dir, where)) return;
        snprintf(path, sizeof path, "%s/%s", where, name);
    }
    one_more(below(path));
}

static int at_file(int fd) {
    if (!begun || inside) return 0;
    char path[PATH_MAX];
    int counts = path_of(fd, path) && below(path);
    one_more(counts);
    return counts;
}

static FILE *kept(const char *part, unsigned long number, char *made) {
    snprintf(made, PATH_MAX + 64, "%s/%s/.%lu", mirror, part, number);
    return fopen(made, "w");
}

static void keep(const char *part, unsigned long number, const char *made) {
    char there[PATH_MAX + 64];
    snprintf(there, sizeof there, "%s/%s/%lu", mirror, part, number);
    REAL(rename)(made, there);
}

static void keep_file(int fd, unsigned long number) {
    char made[PATH_MAX + 64], path[64], block[1 << 16], pin[PATH_MAX + 64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int from = open(path, O_RDONLY);
    FILE *to = kept("data", number, made);
    ssize_t count;
    while (to && (count = read(from, block, sizeof block)) > 0) fwrite(block, 1, count, to);
    if (to) fclose(to);
    close(from);
    keep("data", number, made);
    snprintf(pin, sizeof pin, "%s/pins/%lu", mirror, number);
    linkat(AT_FDCWD, path, AT_FDCWD, pin, AT_SYMLINK_FOLLOW);
}

static void keep_folder(int fd, unsigned long number) {
    char made[PATH_MAX + 64], path[64], pin[PATH_MAX + 64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    DIR *folder = opendir(path);
    FILE *to = kept("dirs", number, made);
    struct dirent *it;
    while (to && folder && (it = readdir(folder))) {
        if (!strcmp(it->d_name, ".") || !strcmp(it->d_name, "..")) continue;
        fprintf(to, "%lu %s %s\n", (unsigned long)it->d_ino, it->d_type == DT_DIR ? "d" : "f", it->d_name);
        if (it->d_type == DT_DIR) {
            openat(fd, it->d_name, O_RDONLY | O_DIRECTORY); /* as below: held while this process lives */
        } else {
            snprintf(pin, sizeof pin, "%s/pins/%lu", mirror, (unsigned long)it->d_ino);
            linkat(fd, it->d_name, AT_FDCWD, pin, 0);
        }
    }
    if (folder) closedir(folder);
    if (to) fclose(to);
    keep("dirs", number, made);
    dup(fd); /* its number is given to no other while this process lives */
}

static int synced(int fd, int (*call)(int)) {
    int counts = at_file(fd), done = call(fd);
    struct stat facts;
    if (counts && !done && !fstat(fd, &facts)) {
        int error = errno;
        inside = 1;
        if (S_ISDIR(facts.st_mode)) keep_folder(fd, facts.st_ino);
        if (S_ISREG(facts.st_mode)) keep_file(fd, facts.st_ino);
        inside = 0;
        errno = error;
    }
    return done;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }
ssize_t write(int fd, const void *data, size_t count) { return at_file(fd), REAL(write)(fd, data, count); }
ssize_t pwrite(int fd, const void *data, size_t count, off_t at) { return at_file(fd), REAL(pwrite)(fd, data, count, at); }
ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) { return at_file(fd), REAL(pwrite64)(fd, data, count, at); }
int ftruncate(int fd, off_t length) { return at_file(fd), REAL(ftruncate)(fd, length); }
int ftruncate64(int fd, off64_t length) { return at_file(fd), REAL(ftruncate64)(fd, length); }
int rename(const char *old, const char *new) { return at_path(AT_FDCWD, new), REAL(rename)(old, new); }
int renameat(int from, const char *old, int to, const char *new) { return at_path(to, new), REAL(renameat)(from, old, to, new); }
int unlink(const char *path) { return at_path(AT_FDCWD, path), REAL(unlink)(path); }
int unlinkat(int dir, const char *path, int flags) { return at_path(dir, path), REAL(unlinkat)(dir, path, flags); }
int link(const char *old, const char *new) { return at_path(AT_FDCWD, new), REAL(link)(old, new); }
int linkat(int from, const char *old, int to, const char *new, int flags) { return at_path(to, new), REAL(linkat)(from, old, to, new, flags); }
int mkdir(const char *path, mode_t mode) { return at_path(AT_FDCWD, path), REAL(mkdir)(path, mode); }
