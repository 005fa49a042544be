import DEPARTMENT_SUBJECT from '@salesforce/label/c.Contact_Matrix_Department_Subject';
import DEPARTMENT_TASK from '@salesforce/label/c.Contact_Matrix_Department_Task';
import DEPARTMENT_WHY from '@salesforce/label/c.Contact_Matrix_Department_Why';
import INTRODUCE from '@salesforce/label/c.Contact_Matrix_Introduce';
import INTRODUCE_WHY from '@salesforce/label/c.Contact_Matrix_Introduce_Why';
import { labelText } from 'c/labelText';
import type { NewTask } from 'c/newTask';
import type { Colleague, Stakeholder } from 'c/stakeholder';

/** A department of theirs that nobody of us touches, and what its button says. */
export interface DepartmentAction {
  readonly department: string;
  readonly label: string;
}

const MOST_DEPARTMENTS = 3;

/** The first of the departments, so that the buttons stay fewer than the rows. */
export function departmentActions(untouched: readonly string[]): DepartmentAction[] {
  return untouched
    .slice(0, MOST_DEPARTMENTS)
    .map((department) => ({ department, label: labelText(DEPARTMENT_TASK, department) }));
}

/** A task to bring one of us and one of them together. */
export function introduceTask(ours: Colleague, theirs: Stakeholder): NewTask {
  return {
    accountId: theirs.accountId,
    contactId: theirs.contactId,
    subject: labelText(INTRODUCE, ours.name, theirs.name),
    description: labelText(INTRODUCE_WHY, ours.name, theirs.name),
  };
}

/** A task to begin with a department: with its person who stands first in the table; undefined where nobody of it is there. */
export function departmentTask(department: string, people: readonly Stakeholder[]): NewTask | undefined {
  const members = people.filter((person) => person.department === department);
  const [first] = members;
  return (
    first && {
      accountId: first.accountId,
      contactId: first.contactId,
      subject: labelText(DEPARTMENT_SUBJECT, department),
      description: labelText(DEPARTMENT_WHY, department, members.map(({ name }) => name).join(', ')),
    }
  );
}
