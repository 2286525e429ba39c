import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';

// Dot-atom addresses only: anything else could carry heads or parameters into a link (security.md §8 "Mail").
const PLAIN = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,250}$/;

/**
 * Where answers to surveys are sent: the mailbox that is read, by the address people answer to; null when there is none.
 */
export function answerAddress({ email, mailbox }: MessagingSettings): string | null {
  const candidates = [email.replyTo, email.fromAddress, mailbox.user];
  return candidates.find((address) => PLAIN.test(address)) ?? null;
}
