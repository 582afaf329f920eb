import { contour } from '../../test/support/contour.ts';

const address = 'https://security.example.org';
/** Whose site it is, as its file says it. */
export const config = `title: Contour
address: ${address}
publisher: { name: Project Contour, namespace: 'https://projectcontour.io', contact: '' }
`;

const published = contour();

/** A published advisory that is like a real one in everything but its ids and its year. */
export function advisory(at: number): string {
  const { ghsa: _, ...rest } = published.advisory;
  const year = 2000 + (at % 27);
  const when = `${year}-04-23T18:00:00.000Z`;
  const id = `BENCH-${year}-${String(at).padStart(5, '0')}`;
  return JSON.stringify({
    ...published,
    advisory: { ...rest, id, cve: `CVE-${year}-${10_000 + at}` },
    publishedAt: when,
    updatedAt: when,
    revisions: [{ number: 1, at: when, summary: 'First published' }],
    url: `${address}/advisories/${id}`,
  });
}
