/*
 * Codes must follow the server's time, not the device's, which its owner may set as he likes.
 * Between two measurements the time runs on the monotonic timer, which no setting of the device moves.
 */

const DEVICE = { wall: () => Date.now(), ticks: () => performance.now() };

/** From this difference on, wall clock and monotonic timer have come apart (milliseconds). */
const JUMP = 2_000;

/** A device clock further off than this is worth telling its owner (milliseconds). */
const NOTICEABLE = 30_000;

export class ServerClock {
  #device;
  #serverAtAnchor;
  #wallAtAnchor;
  #ticksAtAnchor;

  /** `storedOffset`: server time minus device time in milliseconds, as last measured. */
  constructor(storedOffset = 0, device = DEVICE) {
    this.#device = device;
    this.#anchor(device.wall() + storedOffset);
  }

  /** The server's time in epoch milliseconds. */
  now() {
    return this.#serverAtAnchor + (this.#device.ticks() - this.#ticksAtAnchor);
  }

  /** Server time minus device time in milliseconds; positive when the device is slow. */
  get offset() {
    return Math.round(this.now() - this.#device.wall());
  }

  get deviceIsOff() {
    return Math.abs(this.offset) > NOTICEABLE;
  }

  /** Takes over the server's time; of the round trip one half is taken to be the way back. */
  observe(serverMillis, roundTripMillis = 0) {
    this.#anchor(serverMillis + roundTripMillis / 2);
  }

  /** How far the wall clock has run ahead of the monotonic timer since the last measurement, if that is a jump. */
  get jump() {
    const ahead =
      this.#device.wall() - this.#wallAtAnchor - (this.#device.ticks() - this.#ticksAtAnchor);
    return Math.abs(ahead) > JUMP ? ahead : 0;
  }

  /**
   * Makes the best of a jump until the server has been asked again, which may take long without a connection. The monotonic timer of some devices stands
   * still while they sleep, so a wall clock that ran ahead is believed, with the offset known before. Sleep never
   * sets a clock back: then somebody has, and the monotonic timer is right.
   */
  settleJump() {
    const ahead = this.jump;
    this.#anchor(this.now() + Math.max(ahead, 0));
  }

  #anchor(serverMillis) {
    this.#serverAtAnchor = serverMillis;
    this.#wallAtAnchor = this.#device.wall();
    this.#ticksAtAnchor = this.#device.ticks();
  }
}
