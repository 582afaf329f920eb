// Loads test files again and again in one process, each time with every module of the law anew: nothing that one broken
// law has worked out and kept can reach the next, and no process has to start for it.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type CollectedTest, takeCollected } from './collected.ts';

const ours = `${pathToFileURL(process.cwd()).href}/`;
const collector = import.meta.resolve('./collected.ts');
const stripped = new Map<string, string>();

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'node:test') return { url: collector, shortCircuit: true };
    const found = next(specifier, context);
    const round = /\?round=\d+$/.exec(context.parentURL ?? '')?.[0];
    return round !== undefined && found.url.startsWith(ours) ? { ...found, url: `${found.url}${round}` } : found;
  },
  load(url, context, next) {
    const [file = '', round] = url.split('?round=');
    if (round === undefined || !file.endsWith('.ts')) return next(url, context);
    const source = stripped.get(file) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'));
    stripped.set(file, source);
    return { format: 'module', source, shortCircuit: true };
  },
});

let rounds = 0;

/** A new set of modules; gives a function that loads a test file into it and hands over the tests in there. */
export function freshLaw(): (file: string) => Promise<readonly CollectedTest[]> {
  rounds += 1;
  const round = rounds;
  return async (file) => {
    takeCollected();
    await import(`${pathToFileURL(resolve(file)).href}?round=${round}`);
    return takeCollected();
  };
}
