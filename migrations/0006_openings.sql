-- A fifth kind of book: who opened what of a case, beside the case's own book so that reading changes no case.
alter table books drop constraint books_kind_check;
alter table books add constraint books_kind_check
  check (kind in ('case', 'organisation', 'account', 'project', 'openings'));
