/** One item of Electron's security checklist and where this application answers it. */
export interface ChecklistItem {
  readonly number: number;
  readonly title: string;
  readonly answer: string;
}

/**
 * Electron's checklist (electronjs.org/docs/latest/tutorial/security), all twenty items.
 *
 * `audit-policy.ts` has at least one check per number, which a test counts.
 */
export const securityChecklist: readonly ChecklistItem[] = [
  { number: 1, title: 'Only load secure content', answer: 'app:// only; every other request is cancelled' },
  { number: 2, title: 'No Node.js integration in renderers', answer: 'off in frames, workers and subframes' },
  { number: 3, title: 'Context isolation', answer: 'on' },
  { number: 4, title: 'Process sandboxing', answer: 'app.enableSandbox() before ready, and per window' },
  { number: 5, title: 'Permission requests', answer: 'denied, except writing text to the clipboard' },
  { number: 6, title: 'webSecurity', answer: 'on' },
  { number: 7, title: 'Content-Security-Policy', answer: 'header on every answer of the scheme' },
  { number: 8, title: 'allowRunningInsecureContent', answer: 'off' },
  { number: 9, title: 'Experimental features', answer: 'off' },
  { number: 10, title: 'enableBlinkFeatures', answer: 'empty' },
  { number: 11, title: 'allowpopups of webviews', answer: 'the webview tag is off' },
  { number: 12, title: 'Webview options', answer: 'attaching one is always prevented' },
  {
    number: 13,
    title: 'Navigation',
    answer: 'our own origin only, by URL parser, redirects and subframes too',
  },
  { number: 14, title: 'New windows', answer: 'denied' },
  {
    number: 15,
    title: 'shell.openExternal',
    answer: 'https, mailto, tel, after a question that shows the target',
  },
  { number: 16, title: 'Current Electron', answer: 'release day kept in the repository, limit 60 days' },
  { number: 17, title: 'Sender of messages', answer: 'main frame of our own window at our exact origin' },
  { number: 18, title: 'No file:// pages', answer: 'protocol.handle with a list of the servable files' },
  { number: 19, title: 'Fuses', answer: 'set in electron-builder.yml, held equal to the policy by a test' },
  {
    number: 20,
    title: 'No Electron API exposed to pages',
    answer: 'the preload exposes nothing and forwards one port',
  },
];
