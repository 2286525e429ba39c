/**
 * Hands a file to the person, who chooses where it goes.
 *
 * The browser's download is the only copy; no temporary file is made (design.md §5).
 */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by then.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
