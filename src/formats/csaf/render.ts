import type { PublishedAdvisory } from '../../core/advisory/advisory.ts';
import { sortKeys, writeJson } from '../json.ts';
import { type Json, note, textNotes } from './notes.ts';
import { branchesOf, productsOf } from './products.ts';
import { schemaAddress } from './schema/schema.ts';
import type { CsafVersion } from './schema/shapes.ts';
import { generalScores } from './scores.ts';
import { csafUrl, trackingOf } from './tracking.ts';
import { nonEmpty, referencesOf, vulnerabilityOf } from './vulnerability.ts';

/** The profiles of CSAF §4 that an advisory can be written in, the usual one first. */
export const csafProfiles = ['security-advisory', 'vex', 'informational', 'base'] as const;
export type CsafProfile = (typeof csafProfiles)[number];

export const categories: Readonly<Record<CsafProfile, string>> = {
  'security-advisory': 'csaf_security_advisory',
  vex: 'csaf_vex',
  informational: 'csaf_informational_advisory',
  base: 'csaf_base',
};

/** In the traffic light protocol 1.0 and 2.0: public, and for those who read a draft. */
export const labels: Readonly<
  Record<CsafVersion, { readonly open: string; readonly draft: string; readonly url: string }>
> = {
  '2.0': { open: 'WHITE', draft: 'AMBER', url: 'https://www.first.org/tlp/v1/' },
  '2.1': { open: 'CLEAR', draft: 'AMBER', url: 'https://www.first.org/tlp/' },
};

function severityWord({ advisory }: PublishedAdvisory): string | undefined {
  const word = advisory.severity ?? generalScores(advisory)[0]?.severity;
  return word && word[0]!.toUpperCase() + word.slice(1);
}

/** What a note says of a withdrawn advisory. */
export const withdrawnNote = 'This advisory is withdrawn. Its history says why; its content no longer holds.';

/** What is withdrawn is marked by a note in 2.0; 2.1 has a profile for it, which says why and nothing else. */
const isWithdrawnProfile = ({ status, revisions }: PublishedAdvisory, edition: CsafVersion): boolean =>
  edition === '2.1' && status === 'withdrawn' && revisions.length > 1;

/** A document that says only what is not, or perhaps not, affected is a VEX; one that names no product at all is neither. */
function usualProfile({ affected, statements = [] }: PublishedAdvisory['advisory']): CsafProfile {
  if (affected.length > 0) return 'security-advisory';
  return statements.length > 0 ? 'vex' : 'base';
}

function headOf(published: PublishedAdvisory, profile: CsafProfile, edition: CsafVersion): Json {
  const { advisory, publisher, status, revisions } = published;
  const label = labels[edition];
  const isInformational = profile === 'informational';
  const isWithdrawn = isWithdrawnProfile(published, edition);
  const word = severityWord(published);
  const said = isWithdrawn
    ? note(
        'description',
        'Reasoning for Withdrawal',
        `${revisions.at(-1)!.summary || withdrawnNote}\n\nIt told of: ${advisory.title}`,
      )
    : [
        ...(status === 'withdrawn' ? note('general', 'Withdrawn', withdrawnNote) : []),
        ...(isInformational ? textNotes(advisory) : note('summary', 'Summary', advisory.summary)),
      ];
  return {
    category: isWithdrawn ? 'csaf_withdrawn' : categories[profile],
    csaf_version: edition,
    title: advisory.title,
    lang: 'en',
    distribution: { tlp: { label: status === 'draft' ? label.draft : label.open, url: label.url } },
    aggregate_severity: word && !isWithdrawn ? { text: word } : undefined,
    publisher: {
      category: 'vendor',
      name: publisher.name,
      namespace: publisher.namespace,
      contact_details: publisher.contact.trim() || undefined,
    },
    notes: nonEmpty(said),
    references: [
      ...(isInformational
        ? [{ category: 'external', summary: 'Advisory', url: published.url }, ...referencesOf(published)]
        : []),
      { category: 'self', summary: `${advisory.id} as CSAF document`, url: csafUrl(published, edition) },
      { category: 'self', summary: `${advisory.id} as page`, url: published.url },
    ],
    tracking: trackingOf(published, advisory.title),
  };
}

/**
 * CSAF 2.0, or the draft of 2.1, keys in alphabetical order (§6.2.13). The informational profile tells of no
 * vulnerability (§4.3): there the text stands in the notes of the document.
 */
export function renderCsaf(published: PublishedAdvisory, asked?: CsafProfile, edition: CsafVersion = '2.0'): string {
  const profile = asked ?? usualProfile(published.advisory);
  const products = productsOf(published.advisory);
  const isText = profile === 'informational' || isWithdrawnProfile(published, edition);
  const whole = {
    $schema: edition === '2.1' ? schemaAddress : undefined,
    document: headOf(published, profile, edition),
    product_tree: isText || products.length === 0 ? undefined : { branches: branchesOf(products, edition) },
    vulnerabilities: isText ? undefined : [vulnerabilityOf(published, products, edition)],
  };
  return writeJson(sortKeys(whole));
}
