import { settings } from '../../src/main/settings.ts';

/** Every setting of the environment, from the one list that the server reads. */
export function generate(): string {
  const rows = settings.map(({ name, does, otherwise, isSecret, isForeign }) => {
    const file = isSecret ? ` (or \`${name}_FILE\`)` : '';
    return `| \`${name}\`${file} | ${does}${isForeign ? ' (command line)' : ''} | ${otherwise} |`;
  });
  return [
    '# Configuration',
    '',
    'Tidegate reads these names from the environment, and nothing else. A name that begins with `TIDEGATE_` and is not',
    'here stops the start, with the one that was probably meant.',
    '',
    '| name | what it does | when it is left out |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
