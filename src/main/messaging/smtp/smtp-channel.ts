import type { Clock } from '#shared/kernel/clock.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { checkedEmail } from '../checked-email.ts';
import type { Messenger, MessengerSecrets, SendOutcome } from '../messenger.ts';
import { NoAccessToken, accessTokens } from './access-token.ts';
import { rawMessage } from './raw-message.ts';
import { createSmtpLine, type SmtpServer, type SmtpSignIn, type SmtpTimeouts } from './smtp-line.ts';
import { smtpOutcome } from './smtp-outcome.ts';

interface Tools {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly timeouts?: SmtpTimeouts;
}

const refused = (reason: 'SecretMissing' | 'ChannelNotSet'): SendOutcome => ({
  tag: 'refused',
  reason,
  answerCode: '',
});

/** Null when a secret that the settings ask for is missing. */
function signInOf(server: SmtpServer, secrets: MessengerSecrets, tools: Tools): SmtpSignIn | null {
  switch (server.auth) {
    case 'none':
      return { kind: 'none' };
    case 'password': {
      const password = secrets['smtp-password'];
      return password === undefined ? null : { kind: 'password', password: password.reveal() };
    }
    case 'oauth2': {
      const refreshToken = secrets['smtp-refresh-token'];
      if (refreshToken === undefined) return null;
      const grant = {
        address: server.tokenAddress,
        clientId: server.clientId,
        clientSecret: secrets['smtp-client-secret']?.reveal() ?? '',
        refreshToken: refreshToken.reveal(),
      };
      return { kind: 'token', token: accessTokens(grant, tools.clock) };
    }
    default:
      return unreachable(server.auth);
  }
}

/** E-mail through the company's own SMTP server. */
export function createSmtpChannel(
  server: SmtpServer,
  secrets: MessengerSecrets,
  tools: Tools,
): NonNullable<Messenger['email']> & { close(): Promise<void> } {
  const signIn = signInOf(server, secrets, tools);
  let tokenOutcome: SendOutcome | null = null;
  const watched: SmtpSignIn | null =
    signIn?.kind === 'token'
      ? {
          kind: 'token',
          token: async (renew) => {
            try {
              return await signIn.token(renew);
            } catch (problem) {
              if (problem instanceof NoAccessToken) tokenOutcome = problem.outcome;
              throw problem;
            }
          },
        }
      : signIn;
  const line =
    watched === null
      ? null
      : createSmtpLine({
          server,
          signIn: watched,
          clock: tools.clock,
          ...(tools.timeouts === undefined ? {} : { timeouts: tools.timeouts }),
        });
  return {
    name: 'smtp',
    send: async (message) => {
      const checked = checkedEmail(message);
      if (!checked.ok) return { tag: 'refused', reason: checked.error, answerCode: '' };
      if (server.host === '') return refused('ChannelNotSet');
      if (line === null) return refused('SecretMissing');
      tokenOutcome = null;
      const { from, to } = checked.value;
      const result = await line.send({ from: from.address, to: to.address }, await rawMessage(checked.value));
      if (result.tag === 'accepted') return { tag: 'sent', providerId: null };
      return tokenOutcome ?? withSignIn(server, smtpOutcome(result.problem, result.isHandedOver));
    },
    // SMTP tells nothing afterwards but bounces, which come by mail.
    close: () => {
      line?.close();
      return Promise.resolve();
    },
  };
}

/** A refused token is no wrong password: the consent has to be given again. */
const withSignIn = (server: SmtpServer, outcome: SendOutcome): SendOutcome =>
  server.auth === 'oauth2' && outcome.tag === 'refused' && outcome.reason === 'WrongPassword'
    ? { ...outcome, reason: 'SignInExpired' }
    : outcome;
