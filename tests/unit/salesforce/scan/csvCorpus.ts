import { parse } from 'csv-parse/sync';
import { RowCursor } from '../../../../scripts/salesforce/scan/index.ts';

const HUGE = 'Ünïcødé, "quoted"\r\n'.repeat(40_000);

/** Well-formed CSV and CSV that is not, as nasty as it comes. */
export const CORPUS: Readonly<Record<string, string>> = {
  nothing: '',
  'a byte order mark and nothing': '\uFEFF',
  'line ends only': '\n\r\n\n',
  'a header': '"Id","Amount"',
  'as Salesforce writes it': '"Id","Amount"\n"006A","10.5"\n"006B",""\n',
  'line ends of two bytes': '"Id","Amount"\r\n"006A","10.5"\r\n"006B",""\r\n',
  'line ends of both kinds': '"Id","Amount"\r\n"006A","10.5"\n"006B",""\r\n',
  'no line end at the end': '"Id","Amount"\n"006A","1"',
  'an empty cell at the very end': '"Id","Amount"\n"006A",',
  'an empty quoted cell at the very end': '"Id","Amount"\n"006A",""',
  'empty lines between rows': '\n"Id","Amount"\n\n\r\n"006A","1"\n\n',
  'a byte order mark': '\uFEFF"Id","Amount"\n"006A","1"\n',
  'a byte order mark before a cell without quotes': '\uFEFFId,Amount\n006A,1\n',
  'a second byte order mark, which is text': '\uFEFF\uFEFFId,Amount\n\uFEFF006A,"\uFEFF1"\n',
  'half a byte order mark': 'ﻀ,b\n',
  'quotes in quotes': '"Id","Name"\n"1","say ""hi"", you"\n"2",""""\n"3",""""""\n"4","a"""\n"5","""a"\n',
  'commas and line ends in quotes': '"Id","Name"\n"1","a,b\nc\r\nd,"\n"2","\n"\n"3",","\n',
  'characters of several bytes': '"Id","Näme"\n"1","日本語 🏔️ é"\n"ü","€"\n',
  'no quotes': 'Id,Name\n1,a b\n2,\n,\n',
  'quotes in some cells': 'Id,"Name"\n"1",a\n2,"b"\n',
  'a carriage return that ends nothing': 'Id,Name\n1,a\rb\n2,c\r',
  'a carriage return in quotes': '"Id","Name"\n"1","a\rb"\n',
  'one column': '"Id"\n"1"\n"2"\n""\n',
  'twenty columns': `${'"x",'.repeat(19)}"y"\n${'"1",'.repeat(19)}"2"\n`,
  blanks: ' Id , Name \n" 1 "," a "\n',
  'a quote that is not closed': '"Id","Name"\n"1","a\n',
  'a quote that is not closed after two': '"Id"\n"1""\n',
  'a quote in a bare cell': 'Id,Name\n1,a"b\n',
  'text after a closing quote': '"Id","Name"\n"1"x,"a"\n',
  'a carriage return after a closing quote': '"Id","Name"\n"1","a"\rx\n',
  'a carriage return after the last closing quote': '"Id","Name"\n"1","a"\r',
  'a blank after a closing quote': '"Id" ,"Name"\n',
  'a row that is too short': '"Id","Name"\n"1"\n',
  'a row that is too long': '"Id","Name"\n"1","a","b"\n',
  'a last row that is cut': '"Id","Name"\n"1","a"\n"2"',
};

/** A field larger than any chunk and buffer. */
export const HUGE_FIELD = `"Id","Name"\n"1","${HUGE.replaceAll('"', '""')}"\n"2","after"\n`;

/** What an obviously right parser makes of the text: its rows, or that it refuses it. */
export function oracleRows(text: Buffer): string[][] | 'refused' {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, record_delimiter: ['\n', '\r\n'] });
  } catch {
    return 'refused';
  }
}

/** What the cursor makes of the text when it arrives in these pieces. */
export function cursorRows(pieces: readonly Uint8Array[]): string[][] | 'refused' {
  const cursor = new RowCursor('A page');
  const rows: string[][] = [];
  const walk = (): void => {
    while (cursor.next()) {
      rows.push(cursor.texts());
    }
  };
  try {
    for (const piece of pieces) {
      cursor.append(piece);
      walk();
    }
    cursor.finish();
    walk();
    return rows;
  } catch {
    return 'refused';
  }
}

/** The bytes in two pieces, cut at a place. */
export function cutAt(bytes: Buffer, place: number): Buffer[] {
  return [bytes.subarray(0, place), bytes.subarray(place)];
}

/** The bytes in pieces of a length. */
export function piecesOf(bytes: Buffer, length: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
}
