import { LightningElement, api } from 'lwc';

import type { FormFieldEvent } from '../../forms/formField.ts';
import type { FormCell, FormSection } from '../../forms/formSections.ts';

interface CellView extends FormCell {
  readonly value: unknown;
  readonly editLabel: string;
}

interface SectionView extends FormSection {
  readonly placeClass: string;
  readonly places: readonly { readonly key: string; readonly cells: readonly CellView[] }[];
}

/** The fields of a form in their sections and columns, for input or to be read. */
export default class FormSections extends LightningElement {
  @api sections: readonly FormSection[] = [];
  @api takesInput = false;
  @api density = 'auto';
  /** Values that fields begin with, by field. */
  @api values: Readonly<Record<string, unknown>> = {};
  /** Labels of the fields that offer to be edited while they are read, by field. */
  @api editLabels: Readonly<Record<string, string>> = {};

  get views(): SectionView[] {
    return this.sections.map((section) => ({
      ...section,
      placeClass: `slds-col slds-size_1-of-1 slds-medium-size_1-of-${section.columns} place`,
      places: section.places.map((place) => ({ ...place, cells: place.cells.map((cell) => this.view(cell)) })),
    }));
  }

  /** Says what the layout says of the field that joins the form. */
  handleField(event: FormFieldEvent): void {
    const name = event.detail.field.fieldName;
    const places = this.sections.flatMap((section) => section.places);
    event.detail.place = places.flatMap(({ cells }) => cells).find((cell) => cell.fieldName === name);
  }

  handleEdit(): void {
    this.dispatchEvent(new CustomEvent('edit'));
  }

  private view(cell: FormCell): CellView {
    const label = this.editLabels[cell.fieldName];
    const editLabel = cell.editable && label !== undefined ? `Edit ${cell.label ?? label}` : '';
    return { ...cell, value: this.values[cell.fieldName], editLabel };
  }
}
