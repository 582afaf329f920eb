// A member of the list with a pinned key, as its book stands after a review.
import { organisationKeeping, organisationRef, projectOf } from '../../src/app/books.ts';
import { fresh, reference } from '../../src/app/house.ts';
import { policyHash } from '../../src/app/organisations.ts';
import { keepPerson } from '../../src/app/persons.ts';
import { beginBook, writeEvents } from '../../src/app/record.ts';
import { playbookInForce } from '../../src/core/access/project.ts';
import type { OrganisationEvent } from '../../src/core/distributors/events.ts';
import type { Organisation } from '../../src/core/distributors/organisation.ts';
import { newKeyPair } from '../../src/vault/pgp.ts';
import type { DurableHouse } from './durable-house.ts';

/** Writes the member's book. @returns the organisation and what Schleuder needs of it */
export async function memberWithKey({ house, project, lead }: DurableHouse, at: number) {
  const organisation = fresh(house);
  const address = `psirt@member-${at}.example`;
  const { publicKey, fingerprint } = await newKeyPair(`Member ${at}`, address, house.now());
  await house.store.withTx(project, async (tx) => {
    const contact = fresh(house);
    const playbook = playbookInForce(await projectOf(tx, house.root));
    await keepPerson(tx, house.root, contact, { name: `Member ${at}`, address }, house.now(), { isFindable: false });
    const by = `account:${lead.id}`;
    const events: OrganisationEvent[] = [
      {
        type: 'MembershipApplied',
        name: `Member ${at}`,
        products: 'A distribution',
        answers: {},
        voucherNamed: '',
        contact,
        policyVersion: playbook.embargo.policyVersion,
        policyHash: policyHash(playbook),
        ref: reference(house),
      },
      { type: 'MembershipAccepted', by, reason: 'All hold.' },
      { type: 'KeyOffered', fingerprint, users: [address], expiresAt: null, armored: publicKey, source: 'upload', by },
      { type: 'KeyPinned', fingerprint, how: 'By phone.', by },
    ];
    const book = await beginBook<Organisation>(tx, house.root, organisationRef(project, organisation), house.now());
    await writeEvents(tx, book, organisationKeeping, events, lead, house.now());
  });
  return { organisation, address, fingerprint, armored: publicKey };
}
