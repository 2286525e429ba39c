/** What a bounce tells: which of our messages did not arrive, and the enhanced status code (RFC 3463), e.g. `5.1.1`. */
export interface Bounce {
  readonly messageId: string;
  readonly status: string;
}

// Message-IDs as `writeMessage` makes them.
const OUR_MESSAGE_ID = /^Message-ID:\s*(<[0-9a-f-]{36}@carnet\.invalid>)/im;

/**
 * Reads the delivery status of a bounce (RFC 3464) and the returned heads; null when it is no failure of ours.
 *
 * `delayed` is no failure: the server goes on trying.
 */
export function readBounce(deliveryStatus: string, returnedHeads: string): Bounce | null {
  if (!/^Action:\s*failed\b/im.test(deliveryStatus)) return null;
  // A folded head begins its next line with a space (RFC 5322 §2.2.3).
  const messageId = OUR_MESSAGE_ID.exec(returnedHeads.replaceAll(/\r?\n[ \t]+/g, ' '))?.[1];
  if (messageId === undefined) return null;
  const status = /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(deliveryStatus)?.[1] ?? '5.0.0';
  return { messageId, status };
}
