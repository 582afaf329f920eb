import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

export interface Look {
  readonly theme: 'light' | 'dark';
  readonly width: 360 | 1440;
}

export const looks: readonly Look[] = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 1440 },
  { theme: 'light', width: 360 },
  { theme: 'dark', width: 360 },
];

export interface Exposure {
  readonly name: string;
  readonly look: Look;
  readonly bytes: number;
  readonly findings: readonly string[];
}

interface AxeResult {
  readonly violations: readonly { id: string; help: string; nodes: readonly { html: string }[] }[];
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Opens one page in one look, takes its picture, and says all that is wrong with it. */
export async function expose(
  browser: Browser,
  what: { readonly name: string; readonly look: Look; readonly url: string; readonly file: string },
): Promise<Exposure> {
  const { name, look, url, file } = what;
  const isSmall = look.width === 360;
  const context = await browser.newContext({
    viewport: { width: look.width, height: isSmall ? 740 : 900 },
    colorScheme: look.theme,
    locale: 'en-GB',
    isMobile: isSmall,
    hasTouch: isSmall,
  });
  try {
    const page = await context.newPage();
    const findings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') findings.push(`browser: ${message.text()}`);
    });
    const response = await page.goto(url);
    const bytes = (await response?.body())?.length ?? 0;
    findings.push(...(await sideways(page)));
    await page.screenshot({ path: file, fullPage: true });
    findings.push(...(await broken(page)));
    return { name, look, bytes, findings };
  } finally {
    await context.close();
  }
}

/** What reaches beyond the right edge, so that one would have to scroll sideways. */
async function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((element) => `scrolls sideways: ${element.tagName.toLowerCase()}.${element.className}`);
  });
}

/** The rules of axe that the page breaks, each with its first place. */
async function broken(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    (values) =>
      (globalThis as unknown as { axe: { run(on: Document, how: object): Promise<object> } }).axe.run(document, {
        runOnly: values,
      }),
    rules,
  )) as AxeResult;
  return violations.map(({ id, help, nodes }) => `axe ${id}: ${help}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
}
