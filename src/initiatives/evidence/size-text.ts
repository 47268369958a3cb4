import { formatNumber, formatUpToTwo } from '../../text/format.ts';
import { t } from '../../text/text.ts';

const KIBIBYTE = 1024;
const MEBIBYTE = KIBIBYTE * KIBIBYTE;

/** One decimal below ten, else whole megabytes; what is left over is never rounded up. */
export function inMegabytes(bytes: number): string {
  const size = bytes / MEBIBYTE;
  return size < 10 ? formatUpToTwo(Math.floor(size * 10) / 10) : formatNumber(Math.floor(size));
}

/** “240 KB”, “3,4 MB”. */
export const sizeText = (bytes: number): string =>
  bytes < MEBIBYTE
    ? t('evidence.kilobytes', { size: formatNumber(Math.max(1, Math.round(bytes / KIBIBYTE))) })
    : t('evidence.megabytes', { size: inMegabytes(bytes) });
