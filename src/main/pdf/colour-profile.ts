/*
 * An sRGB profile of ICC version 2, written from the public constants of IEC 61966-2-1.
 *
 * PDF/A wants the meaning of its RGB colours inside the file. The profiles that libraries bundle carry a
 * copyright notice (reference/invoicing.md §B3); this one is ours and weighs 2.5 kB.
 */

const HEADER_SIZE = 128;
const CURVE_ENTRIES = 1024;
/** XYZ of the D50 white of the profile connection space, as s15Fixed16. */
const D50 = [0xf6d6, 0x10000, 0xd32d] as const;
/** The sRGB primaries adapted from D65 to D50 (Bradford), as s15Fixed16; their sum is D50 exactly. */
const PRIMARIES = [
  ['rXYZ', [0x6fa0, 0x38f5, 0x0390]],
  ['gXYZ', [0x6297, 0xb787, 0x18d9]],
  ['bXYZ', [0x249f, 0x0f84, 0xb6c4]],
] as const;

/** IEC 61966-2-1 §5.2: from the stored value to light, both in 0..1. */
const linearLight = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 'latin1');
  values.forEach((value, index) => bytes.writeInt32BE(value, 8 + index * 4));
  return bytes;
}

function description(text: string): Buffer {
  // textDescriptionType: ASCII, then empty Unicode and Macintosh versions (67 bytes kept for it).
  const bytes = Buffer.alloc(12 + text.length + 1 + 4 + 4 + 2 + 1 + 67);
  bytes.write('desc', 'latin1');
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return padded(bytes);
}

function copyright(text: string): Buffer {
  const bytes = Buffer.alloc(8 + text.length + 1);
  bytes.write('text', 'latin1');
  bytes.write(text, 8, 'latin1');
  return padded(bytes);
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(12 + CURVE_ENTRIES * 2);
  bytes.write('curv', 'latin1');
  bytes.writeUInt32BE(CURVE_ENTRIES, 8);
  for (let index = 0; index < CURVE_ENTRIES; index += 1) {
    const light = linearLight(index / (CURVE_ENTRIES - 1));
    bytes.writeUInt16BE(Math.round(light * 0xffff), 12 + index * 2);
  }
  return padded(bytes);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_SIZE);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8); // version 2.1
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => bytes.writeUInt16BE(part, 24 + index * 2));
  bytes.write('acsp', 36, 'latin1');
  D50.forEach((value, index) => bytes.writeInt32BE(value, 68 + index * 4));
  return bytes;
}

/** The bytes of the sRGB output profile; the same at each call. */
export function srgbColourProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB')],
    ['cprt', copyright('No copyright, use freely')],
    ['wtpt', xyz(D50)],
    ...PRIMARIES.map(([tag, values]) => [tag, xyz(values)] as const),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const directory = Buffer.alloc(4 + tags.length * 12);
  directory.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  const offsets = new Map<Buffer, number>();
  let end = HEADER_SIZE + directory.length;
  tags.forEach(([tag, body], index) => {
    // The three channels share one curve: a body already written is pointed at again.
    const known = offsets.get(body);
    const offset = known ?? end;
    if (known === undefined) {
      offsets.set(body, offset);
      bodies.push(body);
      end += body.length;
    }
    directory.write(tag, 4 + index * 12, 'latin1');
    directory.writeUInt32BE(offset, 8 + index * 12);
    directory.writeUInt32BE(body.length, 12 + index * 12);
  });
  return Buffer.concat([header(end), directory, ...bodies]);
}
