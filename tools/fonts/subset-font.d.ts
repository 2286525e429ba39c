declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat: 'sfnt';
    readonly keepFeatures: readonly string[];
    readonly noLayoutClosure: boolean;
    readonly noHinting: boolean;
    readonly dropTables: readonly string[];
    readonly preserveNameIds: readonly number[];
  }
  function subsetFont(font: Buffer, text: string, options: SubsetOptions): Promise<Buffer>;
  // oxlint-disable-next-line import/no-default-export -- the package exports one function this way.
  export default subsetFont;
}
