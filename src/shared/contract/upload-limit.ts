/** Bytes of a body that the loopback host reads on the few paths that take a file, everything around it included. */
export const UPLOAD_LIMIT = 256 * 1024 * 1024;

/** Bytes of the largest file that a page can hand over that way: what surrounds it takes less than the difference. */
export const LARGEST_UPLOAD = UPLOAD_LIMIT - 1024 * 1024;
