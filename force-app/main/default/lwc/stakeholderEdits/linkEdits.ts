import { isDuplicate } from 'c/saveFailure';
import type { LinkAdd, StakeholderLink } from 'c/stakeholder';
import type { ReadLink } from 'c/stakeholderQuery';
import { linkFields, managerLink, sameLink, savedLink, withLinkChange } from './linkChanges.ts';
import type { LinkChange } from './linkChanges.ts';
import { CONFLICTING, GONE, SAVED, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { RecordStore } from './recordStore.ts';

const LINK = 'Stakeholder_Link__c';

/**
 * The links of the map with the changes of this user, which are shown at once and saved one after the other. What Salesforce refuses is
 * taken back. A change that somebody else overtook is taken back too: what is now there is read and shown.
 */
export class LinkEdits {
  private readonly store: RecordStore;
  private readonly tell: () => void;
  private read: readonly ReadLink[] = [];
  private changes: readonly LinkChange[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private made = 0;
  /** The ids that new links got in Salesforce, by those they were shown with until then. */
  private readonly realIds = new Map<string, string>();

  /** @param tell is called whenever the links have changed */
  constructor(store: RecordStore, tell: () => void) {
    this.store = store;
    this.tell = tell;
  }

  /** Takes what Salesforce holds. */
  setRead(links: readonly ReadLink[]): void {
    this.read = links;
    this.tell();
  }

  /** All links, with what is being saved. */
  get links(): StakeholderLink[] {
    return this.changes.reduce<StakeholderLink[]>(withLinkChange, [...this.read]);
  }

  get unsaved(): number {
    return this.changes.length;
  }

  managerOf(personId: string): string | undefined {
    return managerLink(this.links, personId)?.toId;
  }

  link(id: string): StakeholderLink | undefined {
    return this.links.find((link) => link.id === this.idOf(id));
  }

  /** @param managerId undefined: nobody */
  setManager(personId: string, managerId: string | undefined): Promise<Outcome> {
    const before = this.managerOf(personId);
    const change = { type: 'manager', personId, managerId, id: this.newId() } as const;
    return this.queue(change, () => this.saveManager(change, before));
  }

  /** @returns the id to remove the link by, and what became of it */
  add(link: LinkAdd): { readonly id: string; readonly outcome: Promise<Outcome> } {
    const id = this.newId();
    const outcome = this.queue({ type: 'add', link: { ...link, id } }, () => this.create(link, id));
    return { id, outcome };
  }

  remove(id: string): Promise<Outcome> {
    return this.queue({ type: 'remove', id: this.idOf(id) }, () => this.delete(this.idOf(id)));
  }

  private newId(): string {
    this.made += 1;
    return `new-${this.made}`;
  }

  private idOf(id: string): string {
    return this.realIds.get(id) ?? id;
  }

  private queue(change: LinkChange, save: () => Promise<Outcome>): Promise<Outcome> {
    this.changes = [...this.changes, change];
    this.tell();
    const outcome = this.last.then(save).then((reached) => {
      this.changes = this.changes.filter((other) => other !== change);
      this.tell();
      return reached;
    });
    this.last = outcome;
    return outcome;
  }

  private async saveManager(
    { personId, managerId, id }: LinkChange & { readonly type: 'manager' },
    before: string | undefined,
  ): Promise<Outcome> {
    const known = managerLink(this.read, personId);
    if (known?.toId === managerId) {
      return SAVED;
    }
    if (known?.toId !== before) {
      return CONFLICTING;
    }
    if (managerId === undefined) {
      return this.delete(known?.id ?? '');
    }
    return known
      ? this.turn(known, managerId)
      : this.create({ fromId: personId, toId: managerId, kind: 'Reports To' }, id);
  }

  private async turn(known: ReadLink, toId: string): Promise<Outcome> {
    const outcome = await this.attempt(async () => {
      const version = await this.store.update(known.id, { To__c: toId }, known.version);
      this.read = this.read.map((link) => (link === known ? savedLink({ ...known, toId }, version) : link));
    });
    // Either the new manager is gone, or the line itself, with the old one or by somebody's hand.
    const isThere = this.read.some(({ id }) => id === known.id);
    return outcome === GONE && !isThere ? CONFLICTING : outcome;
  }

  private create(link: LinkAdd, shownId: string): Promise<Outcome> {
    return this.attempt(async () => {
      const { id, version } = await this.store.create(LINK, linkFields(link));
      this.realIds.set(shownId, id);
      this.read = [...this.read, savedLink({ ...link, id }, version)];
    }, link);
  }

  private async delete(id: string): Promise<Outcome> {
    const outcome = await this.attempt(async () => {
      await this.store.remove(id);
      this.read = this.read.filter((link) => link.id !== id);
    });
    // Somebody else was faster.
    return outcome === GONE ? SAVED : outcome;
  }

  /** Reads again in either case: queries that are shown know nothing of new links, nor of what others did to these. */
  private async attempt(save: () => Promise<void>, wanted?: LinkAdd): Promise<Outcome> {
    try {
      await save();
    } catch (failure) {
      return this.failed(failure, wanted);
    }
    await this.store.readAgain('Links');
    return SAVED;
  }

  private async failed(failure: unknown, wanted: LinkAdd | undefined): Promise<Outcome> {
    const outcome = isDuplicate(failure) ? CONFLICTING : outcomeOf(failure);
    if (outcome.kind !== 'Offline') {
      // One of the two may have been deleted, which takes their links along.
      await Promise.all([this.store.readAgain('Links'), this.store.readAgain('People')]);
    }
    // Two people had the same thought at once.
    return outcome === CONFLICTING && wanted && sameLink(this.read, wanted) ? SAVED : outcome;
  }
}
