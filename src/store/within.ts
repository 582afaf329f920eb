import type { BookRef } from '../core/case/ids.ts';
import type { Tx } from './open.ts';

/**
 * The reference, if it belongs to the transaction's project. Row-level security would hide or refuse the rows anyway; this
 * says why.
 * @throws Error when it belongs to another project: a fault of the caller
 */
export function within(tx: Tx, ref: BookRef): BookRef {
  if (ref.project !== tx.project) throw new Error('a book of another project was named in this transaction');
  return ref;
}
