// Every page by a name of its own, and as whom it is seen. Names of people are those of the demo's scenario.
import type { Page } from 'playwright-core';

export interface Visit {
  readonly name: string;
  readonly as: string;
  /** Left out where the page before it leads there. */
  readonly path?: string;
  /** What is done on the page before it is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const first = (href: string) => async (page: Page) => {
  await page.goto(
    new URL((await page.locator(`main a[href^="${href}"]`).first().getAttribute('href'))!, page.url()).href,
  );
};

async function report(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Subject' }).fill('Requests of one tenant reach another');
  await page.getByRole('textbox', { name: 'What did you do' }).fill('I set the same host in two namespaces.');
  await page.getByRole('button', { name: 'Send the report' }).click();
}

/** Sends the open form of a step that the law refuses at this moment. */
async function refusedPublication(page: Page): Promise<void> {
  await first('/desk/cases/')(page);
  const card = page.locator('#step-publish-advisory');
  if ((await card.getAttribute('open')) === null) await card.locator('summary').first().click();
  await card.locator('button').click();
  await page.getByText('Not done').waitFor();
}

/** While a date is being agreed. */
export const beforePages: readonly Visit[] = [
  { name: 'home', as: 'reader', path: '/' },
  { name: 'report', as: 'reader', path: '/report' },
  { name: 'key', as: 'reader', path: '/r/' },
  { name: 'policy', as: 'reader', path: '/policy' },
  { name: 'embargo-policy', as: 'reader', path: '/policy', act: first('/policy/embargo') },
  { name: 'join', as: 'reader', path: '/join' },
  { name: 'advisories-none', as: 'reader', path: '/advisories' },
  { name: 'sign-in', as: 'reader', path: '/sign-in' },
  { name: 'not-found', as: 'reader', path: '/nothing-here' },
  { name: 'room', as: 'quill', path: '/r/room' },
  { name: 'inbox', as: 'lena', path: '/desk' },
  { name: 'case', as: 'lena', path: '/desk', act: first('/desk/cases/') },
  { name: 'case-refused', as: 'kim', path: '/desk', act: refusedPublication },
  { name: 'advisory-editor', as: 'lena', path: '/desk', act: editor('advisory') },
  { name: 'notice-composer', as: 'lena', path: '/desk', act: editor('notice') },
  { name: 'distributors', as: 'lena', path: '/desk/distributors' },
  { name: 'organisation', as: 'lena', path: '/desk/distributors', act: first('/desk/distributors/') },
  { name: 'deliveries', as: 'lena', path: '/desk/deliveries' },
  { name: 'partner', as: 'vera', path: '/partner' },
  { name: 'partner-notice', as: 'vera', path: '/partner', act: first('/partner/notices/') },
  { name: 'partner-leak', as: 'vera', path: '/partner/leak' },
];

/** After the case is closed. */
export const afterPages: readonly Visit[] = [
  { name: 'home-after', as: 'reader', path: '/' },
  { name: 'advisories', as: 'reader', path: '/advisories' },
  { name: 'advisory', as: 'reader', path: '/advisories/CONTOUR-2026-001' },
  { name: 'mails', as: 'reader', path: '/demo/mail' },
  { name: 'room-after', as: 'quill', path: '/r/room' },
  { name: 'inbox-after', as: 'lena', path: '/desk' },
  { name: 'case-after', as: 'lena', path: '/desk', act: first('/desk/cases/') },
  { name: 'partner-after', as: 'vera', path: '/partner' },
  // Last, since it opens a case of its own.
  { name: 'receipt', as: 'newcomer', path: '/report', act: report },
];

function editor(page: 'advisory' | 'notice'): NonNullable<Visit['act']> {
  return async (tab) => {
    await first('/desk/cases/')(tab);
    await tab.goto(`${new URL(tab.url()).origin}${new URL(tab.url()).pathname}/${page}`);
  };
}
