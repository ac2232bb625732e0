/*
 * What would a power cut leave? At worst, of each file, what it held when it was last synced.
 *
 * Preloaded into a process, this library lets every fsync and fdatasync through and then copies the
 * file as it stands to "<file>.durable". Only files whose path begins with DURABLE_PREFIX count.
 * After the process was killed, a test puts the copies in the place of the originals.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int (*sync_call)(int);

/* Writes the path behind a descriptor; returns 0 unless it is a regular file that we watch. */
static int watched_path(int descriptor, char *path, size_t size) {
  const char *prefix = getenv("DURABLE_PREFIX");
  char link[64];
  struct stat about;
  if (prefix == NULL || fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, size - 1);
  if (length <= 0) return 0;
  path[length] = '\0';
  return strncmp(path, prefix, strlen(prefix)) == 0;
}

/* A half-written copy would be no witness, so any trouble ends the process loudly. */
static void copy_file(const char *from, const char *to) {
  char block[1 << 16];
  int source = open(from, O_RDONLY);
  int target = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (source < 0 || target < 0) abort();
  for (;;) {
    ssize_t count = read(source, block, sizeof block);
    if (count == 0) break;
    if (count < 0 || write(target, block, count) != count) abort();
  }
  close(source);
  close(target);
}

/* The copy takes the place of the older one at once, so that a kill in between leaves a whole one. */
static void remember(int descriptor) {
  char path[PATH_MAX], fresh[PATH_MAX + 16], kept[PATH_MAX + 16];
  if (!watched_path(descriptor, path, sizeof path)) return;
  snprintf(fresh, sizeof fresh, "%s.copying", path);
  snprintf(kept, sizeof kept, "%s.durable", path);
  copy_file(path, fresh);
  if (rename(fresh, kept) != 0) abort();
}

static int sync_and_remember(const char *name, int descriptor) {
  sync_call real = (sync_call)dlsym(RTLD_NEXT, name);
  int result = real(descriptor);
  if (result == 0) remember(descriptor);
  return result;
}

int fsync(int descriptor) { return sync_and_remember("fsync", descriptor); }
int fdatasync(int descriptor) { return sync_and_remember("fdatasync", descriptor); }
