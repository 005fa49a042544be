import { LightningElement, api } from 'lwc';

/** What `markgrab` says: a pointer went down on a person, which begins a drag or a click. */
export interface MarkGrab {
  readonly id: string;
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
}

/** What `markkey` says: a key was pressed on a person that moves people or the focus. */
export interface MarkKey {
  readonly id: string;
  readonly key: string;
}

/** What `markselect` and `markfocus` say. */
export interface MarkId {
  readonly id: string;
}

const HELD_KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter'];
/** The page may have something to close by Escape, so that it gets this key as well. */
const KEYS = [...HELD_KEYS, 'Escape'];

/**
 * The class that tiles with people extend. They say what was done to a person and change nothing themselves, since a move
 * begins in one tile and ends in another. Each person is an element with `data-id` and these handlers.
 */
export default class StakeholderMarks extends LightningElement {
  @api selectedId?: string;
  /** The one that Tab reaches; undefined where that lies in another tile. */
  @api activeId?: string;
  /** Who is on the way to another place. */
  @api carriedId?: string;
  @api isStanceVisible = false;
  @api isLocked = false;

  /** Gives the focus to what stands for this id; false where nothing here does. */
  @api
  focusMark(id: string): boolean {
    const marks = this.template?.querySelectorAll<HTMLElement>('[data-id]') ?? [];
    const mark = [...marks].find(({ dataset }) => dataset.id === id);
    mark?.focus();
    return mark !== undefined;
  }

  handlePointerDown(event: PointerEvent): void {
    if (event.button === 0) {
      const { pointerId, clientX, clientY } = event;
      this.tell<MarkGrab>('markgrab', { id: idOf(event), pointerId, x: clientX, y: clientY });
    }
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (KEYS.includes(event.key)) {
      if (HELD_KEYS.includes(event.key)) {
        event.preventDefault();
      }
      this.tell<MarkKey>('markkey', { id: idOf(event), key: event.key });
    }
  }

  handleFocus(event: Event): void {
    this.tell<MarkId>('markfocus', { id: idOf(event) });
  }

  handleClick(event: Event): void {
    this.tell<MarkId>('markselect', { id: idOf(event) });
  }

  /** The classes of a person's mark. */
  protected classOf(id: string): string {
    const states = {
      mark: true,
      mark_selected: id === this.selectedId,
      mark_carried: id === this.carriedId,
      mark_movable: !this.isLocked,
    };
    return Object.entries(states)
      .filter(([, isOn]) => isOn)
      .map(([name]) => name)
      .join(' ');
  }

  protected tell<Detail>(type: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent<Detail>(type, { detail }));
  }
}

function idOf({ currentTarget }: Event): string {
  return (currentTarget as HTMLElement).dataset.id ?? '';
}
