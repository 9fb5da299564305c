/* A disk that is full while a file is there: preloaded into a server (LD_PRELOAD) where no small disk can be mounted.
 *
 * What would make a file below WHOSAYS_FULL_BELOW longer fails with "No space left on device" as long as the file that
 * WHOSAYS_FULL_WHILE names exists; what is written over stays possible, as on a disk.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int full(int fd, off_t upto) {
    const char *below = getenv("WHOSAYS_FULL_BELOW"), *flag = getenv("WHOSAYS_FULL_WHILE");
    char link[64], path[PATH_MAX];
    struct stat facts;
    if (!below || !flag || access(flag, F_OK)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = 0;
    if (strncmp(path, below, strlen(below)) || fstat(fd, &facts) || upto <= facts.st_size) return 0;
    errno = ENOSPC;
    return 1;
}

static size_t all(const struct iovec *parts, int count) {
    size_t bytes = 0;
    while (count--) bytes += parts[count].iov_len;
    return bytes;
}

#define PWRITE(name, offset) \
    ssize_t name(int fd, const void *data, size_t count, offset at) { \
        return full(fd, at + count) ? -1 : REAL(name)(fd, data, count, at); \
    }
#define PWRITEV(name, offset) \
    ssize_t name(int fd, const struct iovec *parts, int count, offset at) { \
        return full(fd, at + all(parts, count)) ? -1 : REAL(name)(fd, parts, count, at); \
    }
#define FALLOCATE(name, offset) \
    int name(int fd, offset at, offset count) { return full(fd, at + count) ? ENOSPC : REAL(name)(fd, at, count); }

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)
FALLOCATE(posix_fallocate, off_t)
FALLOCATE(posix_fallocate64, off64_t)
