import { FrameSteps } from 'c/frameSteps';

describe('FrameSteps', () => {
  let frames: FrameRequestCallback[];
  let done: string[];
  const step = (name: string) => () => done.push(name);
  const frame = (): void => {
    frames.splice(0).forEach((callback) => callback(0));
  };

  beforeEach(() => {
    [frames, done] = [[], []];
    jest.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((callback) => frames.push(callback));
    jest.spyOn(globalThis, 'cancelAnimationFrame').mockImplementation(() => frames.splice(0));
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('takes one step a frame, and none without a frame', () => {
    new FrameSteps().start([step('one'), step('two')]);
    expect(done).toEqual([]);
    frame();
    expect(done).toEqual(['one']);
    frame();
    frame();
    expect(done).toEqual(['one', 'two']);
    expect(frames).toEqual([]);
  });

  it('gives up the rest when others start, or when it is stopped', () => {
    const steps = new FrameSteps();
    steps.start([step('one'), step('two')]);
    frame();
    steps.start([step('three'), step('four')]);
    frame();
    steps.stop();
    frame();
    expect(done).toEqual(['one', 'three']);
  });

  it('goes on with what a step itself has started', () => {
    const steps = new FrameSteps();
    steps.start([() => steps.start([step('anew')]), step('never')]);
    frame();
    frame();
    frame();
    expect(done).toEqual(['anew']);
  });

  it('takes the next step after one that failed', () => {
    const fail = (): never => {
      throw new Error('one');
    };
    new FrameSteps().start([fail, step('two')]);
    expect(frame).toThrow('one');
    frame();
    expect(done).toEqual(['two']);
  });
});
