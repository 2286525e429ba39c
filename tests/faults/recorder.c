/*
 * Recorder of the power-cut run: preloaded into the writer, it appends to a log every change of a file under one
 * folder, every synchronisation, and every line the writer acknowledges on its standard output, in their order.
 *
 * Environment: CARNET_RECORD_FOLDER (prefix of the paths to record), CARNET_RECORD_LOG (file to append to).
 * Record, little-endian: kind u8, file u8, spare u16, length u32, offset u64, then `length` bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WRITTEN = 2, TRUNCATED = 3, SYNCED = 4, UNLINKED = 5, ACKNOWLEDGED = 6, RENAMED = 7 };

#define MOST_DESCRIPTORS 4096
#define MOST_FILES 200

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_descriptor = -1;
static const char *folder;
static unsigned char file_of[MOST_DESCRIPTORS]; /* 0: not recorded */
static char *paths[MOST_FILES + 1];
static int files;

struct record {
  uint8_t kind;
  uint8_t file;
  uint16_t spare;
  uint32_t length;
  uint64_t offset;
};

static void append(uint8_t kind, uint8_t file, uint64_t offset, const void *bytes, uint32_t length) {
  struct record record = {kind, file, 0, length, offset};
  struct iovec parts[2] = {{&record, sizeof record}, {(void *)bytes, length}};
  ssize_t whole = (ssize_t)(sizeof record + length);
  /* The raw call: our own write below must not see it. */
  if (syscall(SYS_writev, log_descriptor, parts, 2) != whole) _exit(97);
}

static int is_recording(void) {
  if (log_descriptor >= 0) return 1;
  const char *log = getenv("CARNET_RECORD_LOG");
  folder = getenv("CARNET_RECORD_FOLDER");
  if (log == NULL || folder == NULL) return 0;
  log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  return log_descriptor >= 0;
}

static int is_inside(const char *path) {
  return is_recording() && strncmp(path, folder, strlen(folder)) == 0;
}

static void remember(int descriptor, const char *path, int flags) {
  if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS) return;
  pthread_mutex_lock(&lock);
  file_of[descriptor] = 0;
  if (is_inside(path)) {
    int file = 1;
    while (file <= files && strcmp(paths[file], path) != 0) file += 1;
    if (file > MOST_FILES) _exit(98);
    if (file > files) {
      files = file;
      paths[file] = strdup(path);
    }
    file_of[descriptor] = (unsigned char)file;
    append(OPENED, (uint8_t)file, 0, path, (uint32_t)strlen(path));
    if (flags & O_TRUNC) append(TRUNCATED, (uint8_t)file, 0, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN_LIKE(name)                                            \
  int name(const char *path, int flags, ...) {                     \
    va_list rest;                                                  \
    va_start(rest, flags);                                         \
    mode_t mode = va_arg(rest, mode_t);                            \
    va_end(rest);                                                  \
    int descriptor = NEXT(name)(path, flags, mode);                \
    remember(descriptor, path, flags);                             \
    return descriptor;                                             \
  }
OPEN_LIKE(open)
OPEN_LIKE(open64)

#define OPENAT_LIKE(name)                                          \
  int name(int directory, const char *path, int flags, ...) {      \
    va_list rest;                                                  \
    va_start(rest, flags);                                         \
    mode_t mode = va_arg(rest, mode_t);                            \
    va_end(rest);                                                  \
    int descriptor = NEXT(name)(directory, path, flags, mode);     \
    remember(descriptor, path, flags);                             \
    return descriptor;                                             \
  }
OPENAT_LIKE(openat)
OPENAT_LIKE(openat64)

int close(int descriptor) {
  pthread_mutex_lock(&lock);
  if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS) file_of[descriptor] = 0;
  pthread_mutex_unlock(&lock);
  return NEXT(close)(descriptor);
}

static int recorded_file(int descriptor) {
  return descriptor >= 0 && descriptor < MOST_DESCRIPTORS ? file_of[descriptor] : 0;
}

static void note_write(int descriptor, const void *bytes, ssize_t written, off_t offset) {
  if (written <= 0) return;
  int file = recorded_file(descriptor);
  if (file == 0) return;
  append(WRITTEN, (uint8_t)file, (uint64_t)offset, bytes, (uint32_t)written);
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  pthread_mutex_lock(&lock);
  off_t offset = recorded_file(descriptor) == 0 ? 0 : lseek(descriptor, 0, SEEK_CUR);
  ssize_t written = NEXT(write)(descriptor, bytes, length);
  note_write(descriptor, bytes, written, offset);
  if (descriptor == 1 && written > 0 && is_recording()) append(ACKNOWLEDGED, 0, 0, bytes, (uint32_t)written);
  pthread_mutex_unlock(&lock);
  return written;
}

#define PWRITE_LIKE(name, offset_type)                                                  \
  ssize_t name(int descriptor, const void *bytes, size_t length, offset_type offset) {  \
    pthread_mutex_lock(&lock);                                                          \
    ssize_t written = NEXT(name)(descriptor, bytes, length, offset);                    \
    note_write(descriptor, bytes, written, (off_t)offset);                              \
    pthread_mutex_unlock(&lock);                                                        \
    return written;                                                                     \
  }
PWRITE_LIKE(pwrite, off_t)
PWRITE_LIKE(pwrite64, off64_t)

#define TRUNCATE_LIKE(name, size_type)                                                            \
  int name(int descriptor, size_type size) {                                                      \
    pthread_mutex_lock(&lock);                                                                    \
    int answer = NEXT(name)(descriptor, size);                                                    \
    int file = recorded_file(descriptor);                                                         \
    if (answer == 0 && file != 0) append(TRUNCATED, (uint8_t)file, (uint64_t)size, NULL, 0);      \
    pthread_mutex_unlock(&lock);                                                                  \
    return answer;                                                                                \
  }
TRUNCATE_LIKE(ftruncate, off_t)
TRUNCATE_LIKE(ftruncate64, off64_t)

#define SYNC_LIKE(name)                                                            \
  int name(int descriptor) {                                                       \
    pthread_mutex_lock(&lock);                                                     \
    int answer = NEXT(name)(descriptor);                                           \
    int file = recorded_file(descriptor);                                          \
    if (answer == 0 && file != 0) append(SYNCED, (uint8_t)file, 0, NULL, 0);       \
    pthread_mutex_unlock(&lock);                                                   \
    return answer;                                                                 \
  }
SYNC_LIKE(fsync)
SYNC_LIKE(fdatasync)

int unlink(const char *path) {
  pthread_mutex_lock(&lock);
  int answer = NEXT(unlink)(path);
  if (answer == 0 && is_inside(path)) append(UNLINKED, 0, 0, path, (uint32_t)strlen(path));
  pthread_mutex_unlock(&lock);
  return answer;
}

int rename(const char *from, const char *to) {
  pthread_mutex_lock(&lock);
  int answer = NEXT(rename)(from, to);
  if (answer == 0 && (is_inside(from) || is_inside(to))) {
    char both[8192];
    int length = snprintf(both, sizeof both, "%s\n%s", from, to);
    if (length < 0 || length >= (int)sizeof both) _exit(99);
    append(RENAMED, 0, 0, both, (uint32_t)length);
  }
  pthread_mutex_unlock(&lock);
  return answer;
}
