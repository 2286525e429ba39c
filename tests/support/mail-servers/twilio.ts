import { startHttpFake, type FakeAnswer, type HttpFake } from './http-fake.ts';

/** Account and token that the fake takes. */
export const TWILIO_ACCOUNT = `AC${'a1'.repeat(16)}`;

/** Token of {@link TWILIO_ACCOUNT}. */
export const TWILIO_TOKEN = 'jeton-twilio-de-test';

/** A short message that was taken. */
export interface TwilioMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
}

/** Twilio's `Messages` resource as documented: 201 with the message, errors as `{ code, message, more_info, status }`. */
export interface TwilioFake extends HttpFake {
  readonly received: readonly TwilioMessage[];
  /** Requests to send that arrived, whatever became of them. */
  readonly requests: number;
  fail(answer: FakeAnswer | null): void;
  /** What is told of every message from now on. */
  setStatus(status: string, errorCode: number | null): void;
}

/** One error body of Twilio. */
export const twilioError = (status: number, code: number, message: string): FakeAnswer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${String(code)}`, status },
});

const LIST = `/2010-04-01/Accounts/${TWILIO_ACCOUNT}/Messages.json`;
const ONE = new RegExp(`^/2010-04-01/Accounts/${TWILIO_ACCOUNT}/Messages/((?:SM)[0-9a-f]{32})\\.json$`);

/** Starts the fake; it refuses Twilio's own magic numbers as Twilio does (docs "Test credentials"). */
export async function startTwilio(): Promise<TwilioFake> {
  const received: TwilioMessage[] = [];
  let requests = 0;
  let fault: FakeAnswer | null = null;
  let status: { readonly status: string; readonly errorCode: number | null } = {
    status: 'queued',
    errorCode: null,
  };
  const authorization = `Basic ${Buffer.from(`${TWILIO_ACCOUNT}:${TWILIO_TOKEN}`).toString('base64')}`;
  const shown = (message: TwilioMessage) => ({
    account_sid: TWILIO_ACCOUNT,
    sid: message.sid,
    to: message.to,
    from: message.from,
    body: message.body,
    status: status.status,
    error_code: status.errorCode,
    error_message: null,
    num_segments: '1',
    num_media: '0',
    direction: 'outbound-api',
    date_created: 'Sat, 28 Nov 2026 10:00:00 +0000',
    date_updated: 'Sat, 28 Nov 2026 10:00:00 +0000',
    date_sent: null,
    price: null,
    price_unit: 'EUR',
    uri: `/2010-04-01/Accounts/${TWILIO_ACCOUNT}/Messages/${message.sid}.json`,
    api_version: '2010-04-01',
    messaging_service_sid: null,
    subresource_uris: {},
  });
  const fake = await startHttpFake((request, body) => {
    const isSend = request.method === 'POST' && request.url === LIST;
    if (isSend) requests += 1;
    if (request.headers.authorization !== authorization) return twilioError(401, 20003, 'Authenticate');
    const one = ONE.exec(request.url ?? '');
    if (one !== null) {
      const found = received.find(({ sid }) => sid === one[1]);
      return found === undefined
        ? twilioError(404, 20404, 'The requested resource was not found')
        : { status: 200, body: shown(found) };
    }
    if (!isSend) return twilioError(404, 20404, 'The requested resource was not found');
    if (fault !== null && typeof fault === 'object') return fault;
    const form = new URLSearchParams(body);
    const to = form.get('To') ?? '';
    if (to === '+15005550001') return twilioError(400, 21211, 'Invalid To number');
    const message = {
      sid: `SM${String(received.length + 1).padStart(32, '0')}`,
      to,
      from: form.get('From') ?? form.get('MessagingServiceSid') ?? '',
      body: form.get('Body') ?? '',
    };
    received.push(message);
    return fault ?? { status: 201, body: shown(message) };
  });
  return {
    ...fake,
    received,
    get requests() {
      return requests;
    },
    fail: (next) => {
      fault = next;
    },
    setStatus: (next, errorCode) => {
      status = { status: next, errorCode };
    },
  };
}
