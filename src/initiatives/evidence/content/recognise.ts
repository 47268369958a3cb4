import { formatNumber } from '../../../text/format.ts';
import { EVIDENCE_LIMITS } from '../evidence.ts';
import type { Format } from './formats.ts';
import { heicSize, isHeic } from './heic.ts';
import { jpegSize } from './jpeg.ts';
import { officeFormat } from './office.ts';
import { checkPdf, isPdf } from './pdf.ts';
import type { Size } from './picture.ts';
import { pngSize } from './png.ts';
import { refuseSecondNature } from './second-nature.ts';
import { unfit } from './unfit.ts';
import { webpSize } from './webp.ts';

const startsWith = (bytes: Buffer, magic: string, at = 0): boolean =>
  bytes.toString('latin1', at, at + magic.length) === magic;

const PICTURES: readonly {
  readonly format: Format;
  readonly is: (bytes: Buffer) => boolean;
  readonly size: (bytes: Buffer) => Size;
}[] = [
  { format: 'jpeg', is: (bytes) => startsWith(bytes, '\xff\xd8\xff'), size: jpegSize },
  { format: 'png', is: (bytes) => startsWith(bytes, '\x89PNG\r\n\x1a\n'), size: pngSize },
  {
    format: 'webp',
    is: (bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) && bytes.length >= 30,
    size: webpSize,
  },
  { format: 'heic', is: isHeic, size: heicSize },
];

/**
 * What these bytes are, whatever they are called: the whole outer structure is looked at, nothing is
 * decoded. @throws Invalid on the field `file`, saying why they are not taken
 */
export async function recognise(bytes: Buffer): Promise<Format> {
  if (bytes.length === 0) throw unfit('evidence_empty');
  const picture = PICTURES.find(({ is }) => is(bytes));
  if (picture) {
    checkSize(picture.size(bytes));
    await refuseSecondNature(bytes, { isPicture: true });
    return picture.format;
  }
  if (isPdf(bytes)) {
    checkPdf(bytes);
    await refuseSecondNature(bytes, { isPicture: false });
    return 'pdf';
  }
  if (startsWith(bytes, 'PK\x03\x04')) return officeFormat(bytes);
  throw unfit(
    startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') ? 'evidence_old_office' : 'evidence_unknown_type',
  );
}

function checkSize({ width, height }: Size): void {
  if (width < 1 || height < 1) throw unfit('evidence_damaged');
  if (width * height <= EVIDENCE_LIMITS.pixels) return;
  const most = formatNumber(EVIDENCE_LIMITS.pixels / 1_000_000);
  throw unfit('evidence_too_many_pixels', { width: formatNumber(width), height: formatNumber(height), most });
}
