import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD } from '#tests/support/make-app.ts';
import { noCertificateBecause, strangeCertificate } from '#tests/support/mail-servers/certificate.ts';
import { startImapServer, type ImapServer } from '#tests/support/mail-servers/imap-server.ts';
import { bounceMail, REPLIES, replyMail } from './sample-mails.ts';
import { openSurveyCompany, type SurveyCompany } from './survey-company.ts';

const ACCOUNT = { user: 'avis@carnet.example', password: 'secret' };
let company: SurveyCompany;
let server: ImapServer;

const readFrom = (from: ImapServer, security: 'tls' | 'starttls' = 'tls', folder = 'INBOX') => {
  company.set((settings) => ({
    ...settings,
    mailbox: { isRead: true, host: 'localhost', port: from.port, security, user: ACCOUNT.user, folder },
  }));
};
const read = () => company.manager.surveys.readMailbox({});
const problem = async () => {
  try {
    await read();
    return 'read';
  } catch (thrown) {
    return (thrown as { readonly data?: { readonly reason?: string } }).data?.reason ?? String(thrown);
  }
};

describe.skipIf(noCertificateBecause !== null)('the mailbox', () => {
  beforeAll(async () => {
    company = await openSurveyCompany();
    server = await startImapServer({ security: 'tls', ...ACCOUNT });
    readFrom(server);
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await company.close();
  });
  beforeEach(() => {
    server.commands.length = 0;
    delete server.faults.cutAt;
  });

  const ask = async () => {
    await company.done(await company.addClient());
    company.markSent();
  };
  const last = () => company.surveys().at(-1);

  it.each(REPLIES)('reads the answer and the comment of $name', async ({ make, comment }) => {
    await ask();
    server.deliver(make({ token: company.token(4), sentTo: ACCOUNT.user }));
    expect(await read()).toMatchObject({ looked: 1, answers: 1, ignored: 0, bounces: 0 });
    expect(last()).toEqual({ rating: 4, comments: comment, answeredBy: 'reply' });
  });

  it('never marks, moves or deletes, and fetches whole only what speaks to us', async () => {
    await ask();
    server.deliver(replyMail({ subject: 'Devis pour la salle de bains', text: 'Bonjour,\r\nvoici.' }));
    server.deliver(replyMail({ subject: `Mon avis : 5/5 [${company.token(5)}]`, text: '' }));
    expect(await read()).toMatchObject({ looked: 2, answers: 1 });
    const said = server.commands.map((command) => command.toUpperCase());
    expect(
      said.filter((command) => /^(UID )?(STORE|EXPUNGE|MOVE|COPY|APPEND|DELETE|SELECT)/.test(command)),
    ).toEqual([]);
    expect(said.filter((command) => command.startsWith('EXAMINE'))).toHaveLength(1);
    expect(said.filter((command) => command.includes('BODY.PEEK[]'))).toHaveLength(1);
    expect(said.filter((command) => /BODY\[/.test(command))).toEqual([]);
    expect(said).toContain('LOGOUT');
  });

  it('reads what is new only, and all again when the mailbox is numbered anew, without taking anything twice', async () => {
    await ask();
    server.deliver(replyMail({ subject: `Mon avis : 2/5 [${company.token(2)}]`, text: 'Trop cher.' }));
    expect(await read()).toMatchObject({ looked: 1, answers: 1 });
    expect(await read()).toMatchObject({ looked: 0, answers: 0 });
    const before = company.surveys();
    const recalls = (await company.manager.interactions.recalls({ scope: 'all' })).total;
    server.uidValidity += 1;
    const again = await read();
    expect(again.looked).toBeGreaterThan(REPLIES.length);
    expect(again.answers).toBe(0);
    expect(company.surveys()).toEqual(before);
    expect((await company.manager.interactions.recalls({ scope: 'all' })).total).toBe(recalls);
  });

  it('counts the first answer alone: a replay and another rating change nothing', async () => {
    await ask();
    server.deliver(replyMail({ subject: `Mon avis : 5/5 [${company.token(5)}]`, text: 'Parfait.' }));
    server.deliver(replyMail({ subject: `Mon avis : 5/5 [${company.token(5)}]`, text: 'Parfait.' }));
    server.deliver(replyMail({ subject: `Mon avis : 1/5 [${company.token(1)}]`, text: 'Non.' }));
    expect(await read()).toMatchObject({ looked: 3, answers: 1, ignored: 2 });
    expect(last()).toEqual({ rating: 5, comments: 'Parfait.', answeredBy: 'reply' });
  });

  it('ignores tokens that are forged, of another rating, of nobody, or too old', async () => {
    await ask();
    const good = company.token(1);
    const [link = '', , signature = ''] = good.split('-');
    server.deliver(replyMail({ subject: `Avis [${link}-5-${signature}]`, text: '' }));
    server.deliver(replyMail({ subject: `Avis [${link}-1-${'A'.repeat(26)}]`, text: '' }));
    server.deliver(replyMail({ subject: `Avis [${'A'.repeat(16)}-1-${signature}]`, text: '' }));
    expect(await read()).toMatchObject({ looked: 3, answers: 0, ignored: 3 });
    // Good, but a day after the survey was closed; everybody was signed out meanwhile.
    company.clock.advance(31 * 86_400_000);
    await company.manager.vault.session({});
    const { accounts } = await company.manager.vault.status({});
    const account = accounts.find(({ label }) => label === 'Hélène Garnier')?.uid ?? '';
    await company.manager.vault.signIn({ account, password: PASSWORD });
    server.deliver(replyMail({ subject: `Avis [${good}]`, text: 'Un mois plus tard' }));
    expect(await read()).toMatchObject({ looked: 1, answers: 0, ignored: 1 });
    expect(last()?.rating).toBeNull();
  });

  it('ignores automatic answers, even with a good token', async () => {
    // Everybody was signed out by the clock of the test before.
    await company.close();
    company = await openSurveyCompany();
    readFrom(server);
    server.mails.length = 0;
    await ask();
    const subject = `Mon avis : 1/5 [${company.token(1)}]`;
    server.deliver(replyMail({ subject, text: 'Absent', heads: ['Auto-Submitted: auto-replied'] }));
    server.deliver(replyMail({ subject, text: 'Absent', heads: ['X-Autoreply: yes'] }));
    server.deliver(replyMail({ subject: `Réponse automatique : ${subject}`, text: 'Absent' }));
    server.deliver(replyMail({ subject: 'Automatic reply: How did we do?', text: 'Out of office' }));
    expect(await read()).toMatchObject({ looked: 4, answers: 0, ignored: 3 });
    expect(last()?.rating).toBeNull();
  }, 60_000);

  it('tells a message that came back as refused, with the code of its status', async () => {
    await ask();
    const { messageId } = company.outbox().at(-1) ?? { messageId: '' };
    server.deliver(bounceMail({ messageId, action: 'delayed', status: '4.4.1' }));
    expect(await read()).toMatchObject({ bounces: 0 });
    server.deliver(bounceMail({ messageId, action: 'failed', status: '5.1.1' }));
    server.deliver(bounceMail({ messageId: '<somebody@else.example>', action: 'failed', status: '5.1.1' }));
    expect(await read()).toMatchObject({ looked: 2, bounces: 1, ignored: 0 });
    expect(company.outbox().at(-1)).toMatchObject({
      state: 'refused',
      reason: 'RecipientRefused',
      delivery: 'bounced',
      deliveryDetail: '5.1.1',
    });
  });

  it('survives a mail of 300 KiB, one without an end and one that is no mail', async () => {
    await ask();
    const subject = `Mon avis : 3/5 [${company.token(3)}]`;
    server.deliver(replyMail({ subject, text: `Moyen.\r\n\r\n${'> x\r\n'.repeat(60_000)}` }));
    server.deliver('\u0000\u0001 no mail at all');
    server.deliver(
      `Subject: ${'a'.repeat(20_000)}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n`,
    );
    expect(await read()).toMatchObject({ looked: 3, answers: 1 });
    expect(last()).toMatchObject({ rating: 3, comments: 'Moyen.' });
  });

  it('is read by the core itself every ten minutes', async () => {
    await ask();
    server.deliver(replyMail({ subject: `Mon avis : 4/5 [${company.token(4)}]`, text: '' }));
    await company.test.app.runChores();
    company.clock.advance(61_000);
    await company.test.app.runChores();
    expect(last()?.rating).toBe(4);
    await ask();
    server.deliver(replyMail({ subject: `Mon avis : 5/5 [${company.token(5)}]`, text: '' }));
    company.clock.advance(5 * 60_000);
    await company.test.app.runChores();
    expect(last()?.rating).toBeNull();
    company.clock.advance(5 * 60_000 - 1000);
    await company.manager.vault.touch({});
    company.clock.advance(2000);
    await company.test.app.runChores();
    expect(last()?.rating).toBe(5);
  });

  it('says in its own word what is wrong', async () => {
    company.set((settings) => ({ ...settings, mailbox: { ...settings.mailbox, user: 'somebody' } }));
    expect(await problem()).toBe('WrongPassword');
    readFrom(server, 'tls', 'Avis');
    expect(await problem()).toBe('FolderMissing');
    readFrom(server);
    for (const cutAt of ['LOGIN', 'EXAMINE', 'UID SEARCH']) {
      server.faults.cutAt = cutAt;
      expect(`${cutAt} ${await problem()}`).toBe(`${cutAt} LineBroken`);
    }
    delete server.faults.cutAt;
    readFrom({ ...server, port: 1 });
    expect(await problem()).toBe('PortRefused');
    company.set((settings) => ({ ...settings, mailbox: { ...settings.mailbox, host: 'nowhere.invalid' } }));
    expect(await problem()).toBe('ServerNotFound');
    company.set((settings) => ({ ...settings, mailbox: { ...settings.mailbox, isRead: false } }));
    expect(await problem()).toBe('MailboxNotSet');
    readFrom(server);
    expect(await problem()).toBe('read');
  });

  it('speaks STARTTLS before anything is said, and not without', async () => {
    const plain = await startImapServer({ security: 'starttls', ...ACCOUNT });
    readFrom(plain, 'starttls');
    expect(await problem()).toBe('read');
    const said = plain.commands.map((command) => command.split(' ')[0]);
    expect(said.indexOf('STARTTLS')).toBeLessThan(said.indexOf('LOGIN'));
    plain.commands.length = 0;
    plain.faults.noStartTls = true;
    expect(await problem()).toBe('SecureLineRefused');
    expect(plain.commands.filter((command) => command.startsWith('LOGIN'))).toEqual([]);
    readFrom(plain, 'tls');
    expect(await problem()).toBe('SecureLineRefused');
    await plain.close();
  });

  it('refuses a certificate that nobody vouches for before the password is said', async () => {
    const strange = await startImapServer({
      security: 'tls',
      ...ACCOUNT,
      certificate: strangeCertificate(),
    });
    readFrom(strange);
    expect(await problem()).toBe('CertificateRefused');
    expect(strange.commands).toEqual([]);
    await strange.close();
    readFrom(server);
    expect(await problem()).toBe('read');
    await expect.poll(() => server.open()).toBe(0);
  });
});
