// Takes each page four times: for a telephone and a desk, in light and dark.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const widths = [360, 1440] as const;
const schemes = ['light', 'dark'] as const;

/** Somebody's browser profile. */
export interface Camera {
  readonly page: Page;
  /** Goes to a path and stores it four times as `<name>-<width>-<scheme>.png`; without a path, the page as it stands. */
  shoot(name: string, path?: string): Promise<void>;
  close(): Promise<void>;
}

/** The browser, or undefined with a sentence on standard error where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  if (!existsSync(executablePath)) {
    console.error(`There is no browser at ${executablePath}. Name one in CHROMIUM.`);
    return undefined;
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
}

/** Opens a fresh profile whose pages lie under `origin`. */
export async function camera(browser: Browser, origin: string, folder: string): Promise<Camera> {
  mkdirSync(folder, { recursive: true });
  const context: BrowserContext = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  return {
    page,
    async shoot(name, path) {
      if (path !== undefined) await page.goto(`${origin}${path}`);
      for (const width of widths) {
        await page.setViewportSize({ width, height: width === 360 ? 800 : 900 });
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        }
      }
      const wide = await page.evaluate('document.documentElement.scrollWidth').catch(() => 0);
      console.log(
        `${name.padEnd(28)} ${new URL(page.url()).pathname}${Number(wide) > 1440 ? '  wider than the window' : ''}`,
      );
    },
    close: () => context.close(),
  };
}
