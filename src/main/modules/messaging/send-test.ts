import type { ProcessContext } from '#main/app/context.ts';
import type { Messenger, SendOutcome } from '#main/messaging/messenger.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { TEST_MESSAGE } from '#shared/domain/messages/test-message.ts';
import { currentMessaging } from './messaging-settings.ts';
import { messengerOf } from './messenger-of.ts';

/** What is asked for. */
export interface TestWish {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly language: 'fr' | 'en';
}

const notSet: SendOutcome = { tag: 'refused', reason: 'ChannelNotSet', answerCode: '' };

function sendBy(messenger: Messenger, context: ProcessContext, wish: TestWish): Promise<SendOutcome> {
  const words = TEST_MESSAGE[wish.language];
  const { settings } = currentMessaging(context.db());
  const company = readSettings(context.db()).name;
  const uid = context.newUid();
  if (wish.channel === 'sms') {
    return (
      messenger.sms?.send({ to: wish.to, text: words.sms(company), reference: uid }) ??
      Promise.resolve(notSet)
    );
  }
  const { fromName, fromAddress, replyTo } = settings.email;
  return (
    messenger.email?.send({
      messageId: `<${uid}@carnet.invalid>`,
      from: { name: fromName === '' ? company : fromName, address: fromAddress },
      replyTo: replyTo === '' ? null : replyTo,
      to: { name: '', address: wish.to },
      subject: words.subject,
      text: words.text(company),
      html: null,
      files: [],
      date: new Date(context.clock.now()),
    }) ?? Promise.resolve(notSet)
  );
}

/** Sends one message by the settings as they are saved, outside the outbox: it concerns no client. */
export async function sendTest(context: ProcessContext, wish: TestWish): Promise<SendOutcome> {
  const messenger = await messengerOf(context.vault, context.deps);
  try {
    return await sendBy(messenger, context, wish);
  } finally {
    await messenger.close();
  }
}
