/** A mail as plain text with the heads that matter. */
export const replyMail = (mail: {
  readonly subject: string;
  readonly text: string;
  readonly heads?: readonly string[];
}): string =>
  [
    'From: Jeanne Martin <jeanne@client.example>',
    'To: avis@carnet.example',
    `Subject: =?utf-8?B?${Buffer.from(mail.subject).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...(mail.heads ?? []),
    '',
    mail.text,
  ].join('\r\n');

interface Made {
  readonly token: string;
  readonly sentTo: string;
}

interface Reply {
  readonly name: string;
  readonly comment: string;
  readonly make: (made: Made) => string;
}

const folded = (token: string): string => `Subject: Mon avis : 4/5\r\n [${token}]`;

const bothParts = (heads: readonly string[], text: string, html: string): string =>
  [
    ...heads,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset="UTF-8"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    '--b1',
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html).toString('base64'),
    '--b1--',
    '',
  ].join('\r\n');

const htmlOnly = (heads: readonly string[], html: string): string =>
  [
    ...heads,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html).toString('base64'),
  ].join('\r\n');

/** Replies as mail programs write them, in both languages. */
export const REPLIES: readonly Reply[] = [
  {
    name: 'Gmail in French, with a quote',
    comment: 'Très bien, merci à Karim.',
    make: ({ token }) =>
      bothParts(
        ['From: J <j@client.example>', folded(token)],
        'Très bien, merci à Karim.\r\n\r\nLe lun. 23 nov. 2026 à 10:12, Carnet <contact@carnet.example> a\r\nécrit :\r\n\r\n> Bonjour,\r\n> Nous sommes intervenus\r\n',
        '<div dir="ltr">Très bien, merci à Karim.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Le lun.</div></div>',
      ),
  },
  {
    name: 'Gmail in English, nothing written',
    comment: '',
    make: ({ token }) =>
      bothParts(
        ['From: J <j@client.example>', folded(token)],
        '\r\nOn Mon, Nov 23, 2026 at 10:12 AM Carnet <contact@carnet.example> wrote:\r\n> Hello\r\n',
        '<div dir="ltr"><br></div>',
      ),
  },
  {
    name: 'Outlook in French',
    comment: 'RAS, intervention rapide.',
    make: ({ token }) =>
      bothParts(
        ['From: J <j@client.example>', folded(token)],
        'RAS, intervention rapide.\r\n\r\nDe : Carnet <contact@carnet.example>\r\nEnvoyé : lundi 23 novembre 2026 10:12\r\nÀ : Jeanne\r\nObjet : Votre avis\r\n\r\nBonjour\r\n',
        '<p>RAS</p>',
      ),
  },
  {
    name: 'Outlook on the web in English, HTML alone',
    comment: 'Good work & quick.\nThe door still squeaks.',
    make: ({ token }) =>
      htmlOnly(
        ['From: J <j@client.example>', folded(token)],
        '<html><head><style>p{color:red}</style></head><body><div>Good work &amp; quick.</div><div>The door still squeaks.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Carnet</div><div>Hello</div></body></html>',
      ),
  },
  {
    name: 'Outlook for Windows, HTML alone, with its rule above the quote',
    comment: 'Parfait.',
    make: ({ token }) =>
      htmlOnly(
        ['From: J <j@client.example>', folded(token)],
        '<body><p class="MsoNormal">Parfait.<o:p></o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt"><p><b>De&nbsp;:</b> Carnet</p></div></body>',
      ),
  },
  {
    name: 'Apple Mail on a phone in French',
    comment: 'Technicien très aimable',
    make: ({ token }) =>
      replyMail({
        subject: `Mon avis : 4/5 [${token}]`,
        text: 'Technicien très aimable\r\n\r\nEnvoyé de mon iPhone\r\n\r\n> Le 23 nov. 2026 à 10:12, Carnet <contact@carnet.example> a écrit :\r\n> \r\n> Bonjour\r\n',
      }),
  },
  {
    name: 'Apple Mail in English, HTML alone',
    comment: 'All fine',
    make: ({ token }) =>
      htmlOnly(
        ['From: J <j@client.example>', folded(token)],
        '<html><body>All fine<br><div><br><blockquote type="cite"><div>On 23 Nov 2026, at 10:12, Carnet wrote:</div>Hello</blockquote></div></body></html>',
      ),
  },
  {
    name: 'Thunderbird in French, with a signature',
    comment: 'Merci.\n\nUn peu en retard.',
    make: ({ token }) =>
      replyMail({
        subject: `Mon avis : 4/5 [${token}]`,
        text: 'Merci.\r\n\r\nUn peu en retard.\r\n\r\n-- \r\nJeanne Martin\r\nDirectrice\r\n',
      }),
  },
  {
    name: 'Thunderbird in English, quoting',
    comment: 'Fine.',
    make: ({ token }) =>
      replyMail({
        subject: `Re: Mon avis : 4/5 [${token}]`,
        text: 'Fine.\r\n\r\nOn 23/11/2026 10:12, Carnet wrote:\r\n> Hello\r\n',
      }),
  },
  {
    name: 'a web form, Latin-1',
    comment: 'Tout était très bien.',
    make: ({ token }) =>
      [
        'From: site@hebergeur.example',
        'Auto-Submitted: auto-generated',
        `Subject: Mon avis : 4/5 [${token}]`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Tout =E9tait tr=E8s bien.',
      ].join('\r\n'),
  },
];

/** A delivery status as Postfix writes it (RFC 3464). */
export const bounceMail = (bounce: {
  readonly messageId: string;
  readonly action: 'failed' | 'delayed';
  readonly status: string;
}): string =>
  [
    'From: MAILER-DAEMON@mx.example (Mail Delivery System)',
    'To: contact@carnet.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="5B1.1/mx"',
    '',
    '--5B1.1/mx',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--5B1.1/mx',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; accueil@tilleuls.example',
    `Action: ${bounce.action}`,
    `Status: ${bounce.status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '',
    '--5B1.1/mx',
    'Content-Type: message/rfc822',
    '',
    'From: Carnet <contact@carnet.example>',
    'Subject: Votre avis sur notre intervention',
    `Message-ID: ${bounce.messageId}`,
    '',
    'Bonjour',
    '',
    '--5B1.1/mx--',
    '',
  ].join('\r\n');
