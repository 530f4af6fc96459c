# Words of the game in English. Keys are grouped by where they are read.

## What happened, a line each. Names arrive ready to be read.

event-began = The exercise begins; doctrine: { $doctrine }
event-ended = The exercise ends
event-timer-round-ran-out = The round ran out; the plan was committed as it stood
event-timer-round-committed = The round was committed
event-timer-paused = The clock was paused
event-timer-resumed = The clock went on
event-timer-sat-down = Somebody sat down again
event-order-do = Order: { $move } · { $target }
event-order-do-plain = Order: { $move }
event-order-stop = Order: stop { $team }
event-order-answer = Answer to { $speaker }: { $answer }
event-work-queued = { $team }: { $move } · { $target } waits its turn
event-work-started = { $team } begins: { $move } · { $target }
event-work-started-plain = { $team } begins: { $move }
event-work-extended = { $team } goes on
event-work-done = { $team } is done: { $move } · { $target }
event-work-done-plain = { $team } is done: { $move }
event-work-dropped-overtaken = { $team } drops { $move } · { $target }: it makes no sense any more
event-work-dropped-stopped = { $team } stops { $move } · { $target }
event-work-dropped-team-left = { $team } leaves { $move } · { $target } undone
event-shifts-began = Everybody works in shifts
event-team-arrived = { $team }: ready to work
event-team-stood-down = { $team } stands down
event-team-returned = { $team } is back
event-team-occupied = { $team } has its hands full
event-partner-asked = { $partner } has been asked for help
event-partner-remote = { $partner } is on the line
event-partner-on-site = { $partner } is on site
event-term-broken = { $partner } stands down: its terms were broken
event-leader-briefed = The head of government knows
event-countries-warned = Other countries have been warned
event-prioritised = { $agency } comes first
event-foreign-closed = Access from abroad is closed
event-foreign-opened = Access from abroad is open
event-inbound-closed = The internet is kept out
event-inbound-opened = The internet is let in
event-flow-cut = { $flow } is cut: { $link }
event-flow-restored = { $flow } is open again: { $link }
event-path-opened = { $flow } is opened for a service: { $link }
event-system-isolated = { $system } is cut off
event-system-reconnected = { $system } is back on the network
event-system-shut-down = { $system } is switched off
event-system-started = { $system } is switched on
event-zone-segmented = { $zone } is cut off
event-zone-rejoined = { $zone } is joined again
event-dark-prepared = Going dark is prepared
event-went-dark = The government network is dark
event-dark-lifted = The government network is lit again
event-service-closed = { $service } is closed by us
event-service-opened = { $service } is opened inside the country
event-service-opened-abroad = { $service } is opened abroad
event-service-moved = { $service } runs in the cloud
event-reopen-refused = { $service } stays closed: something was found on { $system }
event-system-level-up = { $system } works
event-system-level-half = { $system } works for some
event-system-level-down = { $system } does not work
event-service-level-up = { $service } works
event-service-level-half = { $service } works for some
event-service-level-down = { $service } is down
event-service-level-abroad = { $service } works here, not for users abroad
event-fallback-promised = { $fallback } will open { $opens }
event-fallback-opened = { $fallback } are open
event-fallback-closed = { $fallback } are closed
event-redirected = People are sent to services that work
event-hosts-implanted = The intruder sits on { $hosts ->
    [one] one more machine
   *[other] { $hosts } more machines
 } of { $system }
event-hosts-encrypted = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } encrypted: { $system }
event-hosts-wiped = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } wiped: { $system }
event-hosts-restored = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } back: { $system }
event-hosts-restored-poisoned = { $hosts } machines are back, and the intruder with them: { $system }
event-hosts-cleaned = { $hosts ->
    [one] One machine is
   *[other] { $hosts } machines are
 } cleaned: { $system }
event-shell-planted = A web shell is planted on { $system }
event-shell-removed = A web shell is removed from { $system }
event-entry-patched = The way in is mended
event-backup-good = The copy of { $system } is good
event-backup-poisoned = The intruder is in the copy of { $system }
event-backup-gone = The copy of { $system } is gone
event-backup-destroyed = The copy of { $system } is destroyed
event-accounts-disabled = Privileged accounts are disabled: { $domain }
event-accounts-enabled = Privileged accounts are enabled: { $domain }
event-credentials-taken = Credentials are stolen: { $domain }
event-credentials-reset = Credentials are reset: { $domain }
event-logon-trouble = Many log-ons fail: { $domain }
event-logon-trouble-over = Log-ons work again: { $domain }
event-posture-taken = The intruder { $posture }
event-step-began = The intruder begins: { $technique } · { $system }
event-step-worked = { $technique } · { $system }: it worked
event-step-failed = { $technique } · { $system }: it failed
event-job-began = { $technique } spreads on { $system }, from { $source }
event-job-stopped-finished = Nothing is left standing on { $system }
event-job-stopped-source-lost = The push to { $system } ends: its source is lost
event-job-stopped-way-cut = The push to { $system } ends: the way is cut
event-job-stopped-target-cut = The push to { $system } ends: it is cut off
event-job-stopped-blind = The push to { $system } ends: nobody steers it
event-sensors-blinded = Sensors are off on { $system }
event-logs-erased = Logs are deleted on { $system }
event-mail-taken = More mail is taken from { $system }
event-beacon-missed = The intruder misses its foothold on { $system }
event-logon-failed = The intruder cannot log on to { $system } any more
event-link-lost = The intruder has lost every way in
event-link-regained = The intruder can reach its footholds
event-rerouting = The intruder looks for a way from inside the country
event-attack-claimed = { $name } claims the attack in public
event-stolen-published = { $name } publishes stolen mail
event-alert-raised = { $system }: { $sign }
event-false-alarm = { $system }: { $text }
event-damage-reported = { $system }: { $encrypted ->
    [0] { $wiped } machines wiped
   *[other] { $wiped ->
        [0] { $encrypted } machines encrypted
       *[other] { $encrypted } machines encrypted, { $wiped } wiped
    }
 }
event-believed-suspected = { $system } is suspected
event-believed-compromised = { $system } is compromised: found
event-believed-cleared = { $system } is cleared
event-believed-unknown = { $system }: nobody knows
event-evidence-captured = Evidence of { $system } is secured: { $share }
event-evidence-lost = Evidence of { $system } is lost: { $share }
event-indicators-gained = New indicators: searches find more
event-sample-submitted = A sample is on a public site
event-monitor-down = Outside monitor: { $reachable } of public services answer. The cut is clean, not a flood
event-monitor-up = Outside monitor: { $reachable } of public services answer
event-statement-minimal = Statement: technical works
event-statement-open = Statement: an attack; what is closed, what works, who helps
event-statement-blaming = Statement: an attack, and the state behind it
event-news = News: { $unmet } of { $asked } requests since the last news went unmet
event-trust-up = Public trust rises by { $points }: { $why }
event-trust-down = Public trust falls by { $points }: { $why }
event-surge-began = Many more people than usual ask
event-surge-over = No more people ask than usual
event-inject = { $speaker }: { $text }
event-answered = Answered: { $answer }
event-answered-default = Nobody answered in time: { $answer }
event-objective-met = Met: { $objective }
event-objective-missed = Missed: { $objective }

## Why trust moved

trust-unmet = requests went unmet
trust-silence = much is down, and nobody says why
trust-told = people were told
trust-hidden = what was hidden came out
trust-returned = something people missed is back
trust-counter = there is a counter to go to
trust-inject = what was said in public
trust-answer = how it was answered
trust-leak = stolen mail in public
trust-claim = the intruder spoke first
trust-move = what was done
trust-calm = calm days

## Words for rules, in chains of causes

rule-start = start
rule-order = you
rule-work = work
rule-people = people
rule-partner = partner
rule-intruder = intruder
rule-doctrine = intruder
rule-detection = seen
rule-dependency = needs
rule-identity = log-ons
rule-public = public
rule-inject = world
rule-fallback = counters
rule-objective = goal
rule-monitor = outside
rule-timer = timer

## The result of a run, on a terminal

result-title = { $scenario } · seed { $seed } · { $player }
result-score = score
result-unmet = requests unmet
result-unmet-abroad = of these from abroad
result-on-paper = served on paper
result-destroyed = machines destroyed
result-services = e-services working
result-services-abroad = working for users abroad
result-flagship = { $service }
result-flagship-never = never down
result-flagship-back = down { $down }, back { $back }
result-flagship-gone = down { $down }, not back
result-trust = public trust
result-evidence = evidence secured
result-published = stolen mail published
result-published-times = { $times ->
    [0] not at all
    [one] once
   *[other] { $times } times
 }
result-objectives = objectives met
