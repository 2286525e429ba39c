import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const [, , who = 'manager', size = '1280x800', theme = 'light', ...routes] = process.argv;
const lines = readFileSync('/tmp/look/serve.log', 'utf8').trim().split('\n');
const { url, token } = JSON.parse(lines.filter((l) => l.startsWith('{')).at(-1));
const pw = {
  admin: ['Camille Renaud', 'grenat-tambour-oblique-71-pluie'],
  manager: ['Nadia Belkacem', 'lanterne-frimas-48-vertige-olive'],
  agent: ['Inès Moreau', 'falaise-bourdon-26-encrier-jade'],
}[who];
const [width, height] = size.split('x').map(Number);
const s = await fetch(url + '/api/v1/health').catch(() => null);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await (
  await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
).newPage();
page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()));
console.log(process.env.LINK ?? '');
await page.goto(process.env.LINK ?? `${url}/#/start?token=${token}`);
await page.waitForTimeout(2500);
const person = page.getByText(pw[0]).first();
if (await person.count()) await person.click();
await page.locator('input[type=password]').fill(pw[1]);
await page.keyboard.press('Enter');
await page.getByRole('navigation').first().waitFor({ timeout: 60000 });
let i = 0;
for (const r of routes) {
  await page.goto(page.url().split('#')[0] + '#' + r);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/look/${who}-${size}-${theme}-${i++}.png` });
}
await browser.close();
