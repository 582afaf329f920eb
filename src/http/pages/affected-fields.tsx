import type { JSX } from 'preact';
import { TextInput } from '../../parts/text-input.tsx';

/** A field of the editor with what it holds. */
export interface FilledField {
  readonly name: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
}

const productFields = [
  ['vendor', 'Vendor'],
  ['product', 'Product'],
  ['purl', 'Package URL'],
  ['ecosystem', 'Ecosystem'],
  ['package', 'Package'],
] as const;

const rangeFields = [
  ['line', 'Release line'],
  ['introduced', 'Affected from'],
  ['fixed', 'Fixed in'],
  ['lastAffected', 'Affected up to'],
  ['precondition', 'Before upgrading'],
  ['unpatched', 'Why no patch'],
  ['planned', 'Planned patch'],
] as const;

/** Products and their affected versions by release line. The last line of each is empty: filling it adds one. */
export function AffectedFields(props: {
  products: readonly { readonly ranges: number }[];
  field: (name: string) => FilledField;
}): JSX.Element {
  const products = props.products.length > 0 ? props.products : [{ ranges: 0 }];
  return (
    <div class="stack stack-6">
      {products.map(({ ranges }, product) => (
        <fieldset class="stack" key={`affected.${product}`}>
          <legend class="field-label">Product {product + 1}</legend>
          <div class="cols cols-2">
            {productFields.map(([key, label]) => (
              <TextInput {...props.field(`affected.${product}.${key}`)} label={label} key={key} />
            ))}
          </div>
          {Array.from({ length: ranges + 1 }, (_, range) => (
            <fieldset class="ranges" key={`ranges.${range}`}>
              <legend class="sr">
                Release line {range + 1} of product {product + 1}
              </legend>
              {rangeFields.map(([key, label]) => (
                <TextInput {...props.field(`affected.${product}.ranges.${range}.${key}`)} label={label} key={key} />
              ))}
            </fieldset>
          ))}
        </fieldset>
      ))}
      <p class="muted small">
        Leave a line empty to drop it. “0” as the first affected version means every version. Saving adds an empty line.
      </p>
    </div>
  );
}
