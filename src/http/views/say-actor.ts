/** Of an organisation that answered without an account: by which way. */
const ways: Readonly<Record<string, string>> = { link: ', by link', mail: ', by mail' };

/**
 * The name behind an actor of the record, as the desk knows it.
 * @param party for which participant it acted, where the record says so
 */
export function sayActor(actor: string, names: Readonly<Record<string, string>>, party = ''): string {
  const [kind = '', id = ''] = actor.split(':', 2);
  if (kind === 'account') return names[id] ?? 'Somebody of the team';
  if (kind === 'reporter') return 'The reporter';
  if (kind === 'distributor') return `${names[party] ?? 'A distributor'}${ways[id] ?? ''}`;
  return kind === 'system' ? 'Tidegate' : 'Somebody';
}
