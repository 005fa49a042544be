import type { PageItem } from './pageModel.ts';
import {
  instancesOf,
  noteRule,
  propertiesOf,
  tabLabel,
  unsupported,
  type Instance,
  type PageReader,
} from './pageReader.ts';
import { text } from './xml.ts';

/** Keeps fields of two columns beside each other. */
const BLANK = 'flexipage:blankSpace';

/** The fields of a field section's columns. Fields of other records are not drawn. */
export function fieldSection(reader: PageReader, { key, instance }: Instance): PageItem {
  noteRule(reader, instance, 'field section');
  const properties = propertiesOf(instance);
  const columns = instancesOf(reader, properties.get('columns') ?? '').map((column) =>
    instancesOf(reader, propertiesOf(column.instance).get('body') ?? '').flatMap((placed) => {
      const item = text(placed.instance, 'fieldItem') ?? text(placed.instance, 'componentName') ?? 'nothing';
      noteRule(reader, placed.instance, `field (${item})`);
      if (item === BLANK) return [];
      const field = /^Record\.(\w+)$/.exec(item)?.[1];
      if (field === undefined)
        reader.around.note(unsupported(reader, `has ${item} in a field section, which the preview leaves out`));
      return field ?? [];
    }),
  );
  return { kind: 'fields', key, section: { label: tabLabel(properties.get('label') ?? ''), columns } };
}
