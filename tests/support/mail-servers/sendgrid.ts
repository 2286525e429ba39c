import { startHttpFake, type FakeAnswer, type HttpFake } from './http-fake.ts';

/** Body of `POST /v3/mail/send` as far as tests look at it. */
export interface SendgridMail {
  readonly from: { readonly email: string; readonly name?: string };
  readonly reply_to?: { readonly email: string };
  readonly personalizations: readonly {
    readonly to: readonly { readonly email: string; readonly name?: string }[];
    readonly subject?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }[];
  readonly subject: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content: readonly { readonly type: string; readonly value: string }[];
  readonly attachments?: readonly { readonly filename: string; readonly content: string }[];
  readonly tracking_settings?: unknown;
}

/** A key that the fake takes. */
export const SENDGRID_KEY = 'SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

/** SendGrid as its v3 reference tells: 202 with `X-Message-Id`, errors as `{ errors: [{ message, field, help }] }`. */
export interface SendgridFake extends HttpFake {
  readonly received: readonly SendgridMail[];
  fail(answer: FakeAnswer | null): void;
}

/** One error body of SendGrid. */
export const sendgridError = (status: number, message: string, field: string | null = null): FakeAnswer => ({
  status,
  body: { errors: [{ message, field, help: null }] },
});

/** Starts the fake. */
export async function startSendgrid(): Promise<SendgridFake> {
  const received: SendgridMail[] = [];
  let fault: FakeAnswer | null = null;
  const fake = await startHttpFake((request, body) => {
    if (request.method !== 'POST' || request.url !== '/v3/mail/send') return sendgridError(404, 'not found');
    if (request.headers.authorization !== `Bearer ${SENDGRID_KEY}`)
      return sendgridError(401, 'The provided authorization grant is invalid, expired, or revoked');
    if (fault !== null && typeof fault === 'object') return fault;
    received.push(JSON.parse(body) as SendgridMail);
    if (fault !== null) return fault;
    return { status: 202, body: null, headers: { 'x-message-id': `sg-${String(received.length)}` } };
  });
  return {
    ...fake,
    received,
    fail: (next) => {
      fault = next;
    },
  };
}
