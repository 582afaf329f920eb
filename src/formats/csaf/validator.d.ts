// The package has JSDoc types that TypeScript 7 does not follow; check.ts says what it uses of it.
declare module '@secvisogram/csaf-validator-lib/*';
