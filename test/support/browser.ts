// A real Chromium whose pages are watched: every console error, broken rule of the headers and barrier is kept.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { type Browser, type BrowserContextOptions, type CDPSession, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** False where the browser is there; otherwise the reason that a skipped test prints. */
export const noBrowser = existsSync(executablePath)
  ? false
  : `There is no browser at ${executablePath}; name one in CHROMIUM.`;

let browser: Promise<Browser> | undefined;
after(async () => {
  await (await browser)?.close();
});

/** The one browser of a test file, closed after it. */
export function launched(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
  });
  return browser;
}

/** A tab of somebody's own device, with what went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors of the console, broken content rules and faults of scripts, in the order they came. */
  readonly faults: readonly string[];
  /** Checks the page as it stands against axe's rules, light and dark. @throws AssertionError naming each barrier */
  judge(): Promise<void>;
  /** Pretends that the device has a platform authenticator that knows its owner. */
  giveAuthenticator(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a tab in a fresh profile: no cookie is shared with another one. */
export async function openTab(options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await (await launched()).newContext({ colorScheme: 'light', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('console', (line) => {
    // A refusal is told with its status; the browser calls the page of it an error in its console.
    const isOwnRefusal = /status of (409|422)/.test(line.text()) && line.location().url === page.url();
    if (line.type() === 'error' && !isOwnRefusal) faults.push(`${page.url()}: ${line.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error}`));
  const cdp = await context.newCDPSession(page);
  return {
    page,
    faults,
    async judge() {
      const seen = options.javaScriptEnabled === false ? await copyOf(page) : page;
      const asker = seen === page ? cdp : await seen.context().newCDPSession(seen);
      const barriers = await judgeOf(asker);
      for (const [colorScheme, rules] of [['dark', ofColours] as const, ['light', undefined] as const]) {
        await seen.emulateMedia({ colorScheme });
        assert.deepEqual(await barriers(rules), [], `${page.url()}, ${colorScheme}`);
      }
      if (seen !== page) await seen.context().close();
    },
    async giveAuthenticator() {
      await cdp.send('WebAuthn.enable');
      await cdp.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
        },
      });
    },
    close: () => context.close(),
  };
}

/** The page as it stands, in a profile in which axe can run: its timers stand still where scripts are off. */
async function copyOf(page: Page): Promise<Page> {
  const body = await page.content();
  const context = await (await launched()).newContext();
  const copy = await context.newPage();
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await copy.goto(page.url());
  return copy;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The two schemes differ in colours alone (`light-dark()` can say nothing else), so the rest is judged in one of them. */
const ofColours = ['color-contrast', 'link-in-text-block'] as const;

/**
 * What axe finds on the page as it stands, told by rule and place; by all rules where none are named. It runs in a world of
 * its own, so that the page's rules stay as they are.
 */
async function judgeOf(cdp: CDPSession): Promise<(rules?: readonly string[]) => Promise<readonly string[]>> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await cdp.send('Runtime.evaluate', { contextId, expression: `${axe}; 0` });
  return async (rules) => {
    // Colours that still move between two schemes are neither.
    await cdp.send('Runtime.evaluate', {
      contextId,
      expression: 'document.getAnimations().forEach((a) => a.finish())',
    });
    const options = JSON.stringify({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) });
    const told = `axe.run(document, ${options}).then(({ violations }) =>
      JSON.stringify(violations.map(({ id, help, nodes }) => id + ': ' + help + ' at ' + nodes.map((n) => n.target + ' ' + n.failureSummary).join('; '))))`;
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      contextId,
      expression: told,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(result.value as string) as string[];
  };
}
