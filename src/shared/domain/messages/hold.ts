/** Why a message that is approved has not left yet; none of them is a failure. */
export const HOLD_REASONS = [
  'postponed',
  'quiet-hours',
  'daily-cap',
  'after-failure',
  'channel-not-set',
  'mail-program',
  'to-post',
  'clock',
  'demonstration',
] as const;

/** One reason to wait. */
export type HoldReason = (typeof HOLD_REASONS)[number];
