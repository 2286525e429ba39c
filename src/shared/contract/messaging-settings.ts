import { line } from './fields.ts';
import { z } from './zod.ts';

const server = {
  host: line(255),
  port: z.int().min(1).max(65_535),
  /** `tls` from the first byte, or `starttls` before anything is said; nothing goes out in clear. */
  security: z.enum(['tls', 'starttls']),
  user: line(254),
};

/** How messages go out and come in. Secrets are kept apart (`organisation.setSecret`). */
export const messagingSettings = z.strictObject({
  email: z.strictObject({
    /** `mail-program`: nothing is sent by us; each message is opened in the person's own program. */
    way: z.enum(['none', 'smtp', 'sendgrid', 'mail-program']),
    fromName: line(120),
    fromAddress: line(254),
    replyTo: line(254),
    smtp: z.strictObject({
      ...server,
      /** `oauth2`: the secret is a refresh token, exchanged at `tokenAddress`. */
      auth: z.enum(['password', 'oauth2', 'none']),
      clientId: line(255),
      tokenAddress: line(500),
    }),
    dailyCap: z.int().min(1).max(10_000),
  }),
  sms: z.strictObject({
    way: z.enum(['none', 'twilio']),
    accountSid: line(40),
    /** Sender number in E.164, or the id of a messaging service. */
    from: line(40),
    dailyCap: z.int().min(1).max(10_000),
  }),
  mailbox: z.strictObject({
    isRead: z.boolean(),
    ...server,
    folder: line(120, 1),
  }),
  /** Hours during which nothing goes out, in the client's time zone; both empty for none. */
  quietHours: z.strictObject({ from: line(5), to: line(5) }),
  surveys: z.strictObject({
    isOn: z.boolean(),
    /** Hours after the service was marked as done. */
    delayHours: z
      .int()
      .min(0)
      .max(24 * 60),
    /** A rating of at most this opens a call back. */
    lowRating: z.int().min(1).max(5),
    /** Days after which an unanswered survey is closed. */
    openDays: z.int().min(1).max(365),
    /** Where the company hosts the web form; empty for none. */
    webFormAddress: line(500),
  }),
});

/** Settings of messages. */
export type MessagingSettings = z.infer<typeof messagingSettings>;

/** What a vault has before anybody set anything: nothing goes out. */
export const BLANK_MESSAGING: MessagingSettings = {
  email: {
    way: 'none',
    fromName: '',
    fromAddress: '',
    replyTo: '',
    smtp: {
      host: '',
      port: 587,
      security: 'starttls',
      user: '',
      auth: 'password',
      clientId: '',
      tokenAddress: '',
    },
    dailyCap: 200,
  },
  sms: { way: 'none', accountSid: '', from: '', dailyCap: 50 },
  mailbox: { isRead: false, host: '', port: 993, security: 'tls', user: '', folder: 'INBOX' },
  quietHours: { from: '20:00', to: '08:00' },
  surveys: { isOn: false, delayHours: 24, lowRating: 2, openDays: 30, webFormAddress: '' },
};
