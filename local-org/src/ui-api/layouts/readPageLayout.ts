import type { MetadataNode, ObjectSchema } from '../../schema/index.ts';
import { componentFields } from './componentFields.ts';
import type { LayoutCell, LayoutSection, PageLayout } from './pageLayout.ts';

/**
 * The sections of a layout's metadata. Places with something else than a field (links, charts, pages) stay empty, as do those of
 * standard fields that this org does not have. Source of the elements: "Layout" in the Metadata API Developer Guide.
 * @throws Error naming the file and the custom field that does not exist
 */
export function readPageLayout(node: MetadataNode, object: ObjectSchema): PageLayout {
  return node
    .children('layoutSections')
    .filter((section) => section.text('style') !== 'CustomLinks')
    .map((section) => readSection(section, object))
    .filter(({ columns }) => columns.some((cells) => cells.length > 0));
}

function readSection(section: MetadataNode, object: ObjectSchema): LayoutSection {
  const style = section.oneOf('style', ['TwoColumnsTopToBottom', 'TwoColumnsLeftToRight', 'OneColumn']);
  return {
    heading: section.text('label') ?? '',
    detailHeading: section.flag('detailHeading'),
    editHeading: section.flag('editHeading'),
    tabOrder: style === 'TwoColumnsLeftToRight' ? 'LeftRight' : 'TopDown',
    columns: section
      .children('layoutColumns')
      .map((column) => column.children('layoutItems').map((item) => readCell(item, object))),
  };
}

function readCell(item: MetadataNode, object: ObjectSchema): LayoutCell {
  const field = item.text('field');
  if (field === undefined) return undefined;
  if (componentFields(object, field).length > 0) {
    return { field, behavior: item.oneOf('behavior', ['Edit', 'Required', 'Readonly']) };
  }
  if (field.endsWith('__c')) throw item.error(`${object.name} has no field ${field} to place on the layout`);
  return undefined;
}
