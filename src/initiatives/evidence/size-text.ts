import { formatNumber, formatUpToTwo } from '../../text/format.ts';
import { t } from '../../text/text.ts';

const KIBIBYTE = 1024;
const MEBIBYTE = KIBIBYTE * KIBIBYTE;

/** In whole or hundredth megabytes; what is left over is never rounded up. */
export const inMegabytes = (bytes: number): string =>
  formatUpToTwo(Math.floor((bytes / MEBIBYTE) * 100) / 100);

/** “240 KB”, “3,4 MB”. */
export const sizeText = (bytes: number): string =>
  bytes < MEBIBYTE
    ? t('evidence.kilobytes', { size: formatNumber(Math.max(1, Math.round(bytes / KIBIBYTE))) })
    : t('evidence.megabytes', { size: inMegabytes(bytes) });
