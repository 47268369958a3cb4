import { posix } from 'node:path';
import { refuseZip } from './file-kind.ts';
import { type Budget, LIMITS } from './limits.ts';
import { isOn } from './sheet.ts';
import { damaged, UnreadableFile } from './unreadable-file.ts';
import { type Attributes, readXml, type XmlHandlers } from './xml.ts';
import type { Zip } from './zip.ts';

interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** Which parts of the package hold what. */
export interface Book {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
}

interface Relation {
  readonly id: string;
  /** The last word of its type, which the ordinary and the strict dialect share. */
  readonly type: string;
  readonly part: string;
}

function partName(base: string, target: string): string {
  return posix.join('/', posix.dirname(base), target.replaceAll('\\', '/')).slice(1);
}

/** What the part points at inside the file; `from` is '' for the file as a whole. */
async function readRelations(zip: Zip, from: string, budget: Budget): Promise<Relation[]> {
  const relations: Relation[] = [];
  const part = posix.join(posix.dirname(from), '_rels', `${posix.basename(from)}.rels`);
  if (!zip.has(part)) return relations;
  const open = (name: string, { Id = '', Type = '', Target = '', TargetMode }: Attributes): void => {
    if (name !== 'Relationship' || TargetMode === 'External') return;
    const target = Target.startsWith('/') ? partName('', Target) : partName(from, Target);
    relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: target });
  };
  await readXml(zip.read(part), { open }, budget);
  return relations;
}

/** The list of sheets as the workbook part gives it. */
class SheetListReader implements XmlHandlers {
  readonly sheets: { name: string; hidden: boolean; id: string | undefined }[] = [];
  date1904 = false;
  root = '';

  open(name: string, attributes: Attributes): void {
    this.root ||= name;
    if (name === 'workbookPr') this.date1904 = isOn(attributes['date1904']);
    if (name !== 'sheet') return;
    if (this.sheets.length >= LIMITS.sheets)
      throw new UnreadableFile('file_too_many_sheets', { limit: LIMITS.sheets });
    const id = Object.keys(attributes).find((key) => key.endsWith(':id'));
    const { name: title = '', state = 'visible' } = attributes;
    this.sheets.push({ name: title, hidden: state !== 'visible', id: id && attributes[id] });
  }
}

/** Sheets of cells only: charts and the like hold none. @throws UnreadableFile where one is named and absent */
function sheetParts(list: SheetListReader, relations: readonly Relation[]): SheetPart[] {
  return list.sheets.flatMap(({ name, hidden, id }) => {
    const relation = relations.find((one) => one.id === id);
    if (!relation) throw damaged(new Error(`no part for sheet ${name}`));
    return relation.type === 'worksheet' ? [{ name, hidden, part: relation.part }] : [];
  });
}

/** Finds the parts that matter. @throws UnreadableFile where the package is no workbook of ours */
export async function readBook(zip: Zip, budget: Budget): Promise<Book> {
  const main = (await readRelations(zip, '', budget)).find(({ type }) => type === 'officeDocument');
  const part = main?.part ?? 'xl/workbook.xml';
  if (!zip.has(part) || part.endsWith('.bin')) refuseZip(zip.has);
  const list = new SheetListReader();
  await readXml(zip.read(part), list, budget);
  if (list.root !== 'workbook') refuseZip(zip.has);
  if (zip.some((name) => name.endsWith('vbaproject.bin'))) throw new UnreadableFile('file_has_macros');
  const relations = await readRelations(zip, part, budget);
  const sheets = sheetParts(list, relations);
  if (sheets.length === 0) throw new UnreadableFile('file_without_sheets');
  const partOf = (type: string) => relations.find((one) => one.type === type && zip.has(one.part))?.part;
  return { sheets, date1904: list.date1904, strings: partOf('sharedStrings'), styles: partOf('styles') };
}
