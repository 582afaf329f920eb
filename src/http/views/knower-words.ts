import type { Knower } from '../../core/embargo/who-knows.ts';

const kinds: Readonly<Record<Knower['kind'], string>> = {
  team: 'Team',
  reporter: 'Reporter',
  distributor: 'Distributor',
  upstream: 'Upstream',
  outside: 'Outside',
};

export const sayKind = (kind: Knower['kind']): string => kinds[kind];

/** The name of somebody on the list; a reporter stays one. */
export function sayParty(party: string, names: Readonly<Record<string, string>>): string {
  if (party === 'reporter') return 'The reporter';
  if (party.startsWith('reporter:')) return 'The reporter of a duplicate';
  if (party.startsWith('account:')) return names[party.slice('account:'.length)] ?? 'Somebody who has left';
  if (party.startsWith('person:')) {
    const organisation = names[`organisation:${party.split('@')[1]}`] ?? 'an organisation';
    return names[party] ? `${names[party]}, ${organisation}` : `A person of ${organisation}`;
  }
  return names[party] ?? (party.startsWith('organisation:') ? 'An organisation' : party);
}

/** What was done, with parties by their names, and notices by their place among those of the case. */
export function sayAct(
  what: string,
  names: Readonly<Record<string, string>>,
  notices: readonly { readonly id: string }[],
): string {
  return what
    .replace(/(?:(?:organisation|account|person):\S+|\breporter\b)(?= sees it)/, (party) => sayParty(party, names))
    .replace(/\bnotice (\S+)/, (words, id) => {
      const place = notices.findIndex((notice) => notice.id === id);
      return place < 0 ? words : `notice ${place + 1}`;
    });
}
