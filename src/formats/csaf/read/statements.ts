import { type Advisory, justifications } from '../../../core/advisory/advisory.ts';
import type { Part } from '../../reading.ts';
import { urlOf } from '../products.ts';
import { byProduct, type Told } from './affected.ts';
import { takeLeaf } from './leaves.ts';

type Statement = NonNullable<Advisory['statements']>[number];

const states = [
  ['known_not_affected', 'not affected'],
  ['under_investigation', 'under investigation'],
] as const;

const takeWith = (part: Part | undefined, field: string, id: string): void => {
  part?.at(field).take();
  for (const one of part?.at('product_ids').items() ?? []) if (one.value === id) one.take();
};

/** Products that are not affected, with the reason, and those of which nobody knows yet. */
export function statementsIn({ leaves, vulnerability }: Told): readonly Statement[] {
  const [flags, threats] = [byProduct(vulnerability.at('flags')), byProduct(vulnerability.at('threats'))];
  return states.flatMap(([field, status]) =>
    vulnerability
      .at('product_status')
      .at(field)
      .items()
      .flatMap((id): Statement[] => {
        const leaf = leaves.get(String(id.value));
        if (!leaf || !['product_version', 'product_name'].includes(leaf.category)) return [];
        // Reasons belong to what is not affected; beside a product that is looked at, they stay told as lost.
        const isJudged = status === 'not affected';
        const [flag] = (isJudged && flags.get(leaf.id)) || [];
        const justification = justifications.find((one) => one === flag?.at('label').value);
        const threat = ((isJudged && threats.get(leaf.id)) || []).find((one) => one.at('category').value === 'impact');
        const why = threat?.at('details').text(2_000);
        if (isJudged && !justification && !why) return [];
        id.take();
        if (justification) takeWith(flag, 'label', leaf.id);
        if (why) {
          threat!.at('category').take();
          takeWith(threat, 'details', leaf.id);
        }
        const version = leaf.category === 'product_version' ? leaf.name : undefined;
        const { vendor, product, purl } = leaf;
        const fullName = version ? `${vendor} ${product} ${version}` : `${vendor} ${product}`;
        takeLeaf(leaf, { fullName, purl: purl && urlOf(purl, version) });
        return [
          {
            vendor,
            product,
            ...(purl ? { purl } : {}),
            ...(version ? { version } : {}),
            status,
            ...(justification ? { justification } : {}),
            ...(why ? { why } : {}),
          },
        ];
      }),
  );
}
