/** Why somebody names a treatment and does not wish to book it. */
export type IntentCode = 'side-effect' | 'cancel' | 'move' | 'price' | 'had' | 'other'

export type Intent = {
  readonly code: IntentCode
  /** What it is called where a practice adds words of its own. */
  readonly label: string
  /** For the journal and the front desk. */
  readonly why: string
  /** What can be asked back instead of which treatment it is to be. */
  readonly question: string
  /** Told also where no treatment is named: a person has to see it at once. */
  readonly isUrgent: boolean
  /** Phrases that say it, whatever else is said. */
  readonly says: string
  /** Phrases that say it unless somebody also wishes for one treatment. */
  readonly hints: string
  /** Phrases with the same words that say something else. */
  readonly unless: string
}

/*
 * One phrase a line, or several with "|" between. A slash parts words of which any will do, "…" is up to
 * three other words, "#" a number, and "*" a treatment with the small words before it ("some lip filler").
 */

/** The first that a text says is told, so what cannot wait comes first. */
export const intents: readonly Intent[] = [
  {
    code: 'side-effect',
    label: 'No booking: a side effect',
    why: 'This may be a side effect; a person should look at once.',
    question: 'May somebody of our team call you about this right away?',
    isUrgent: true,
    says: `
      droop/droops/drooping/drooped/droopy/ptosis
      eye/eyes/eyelid/eyelids/lid/lids/brow/brows … hanging/sagging/dropped/fell/falling/heavy/shut/closed
      feel/feels/feeling/so/too heavy
      swollen/swelling/swelled/swell/puffy | bruise/bruises/bruised/bruising/hematoma
      lump/lumps/lumpy/bump/bumps/nodule/nodules | hard spot/spots/ball/balls
      pain/painful/hurt/hurts/hurting/sore/aches/aching/throbbing/tender
      numb/numbness/tingling/tingly | burned/burnt/burning | burn/burns from/after/on
      blister/blisters/blistered/blistering/scabs/scabbing/oozing/leaking/pus
      infection/infected/fever/feverish/chills
      rash/rashes/hives/welts/itch/itchy/itching/itches | allergic/allergy/reaction/reacted/anaphylaxis
      bleed/bleeding/bled | headache/headaches/migraine/migraines
      dizzy/dizziness/faint/fainted/nausea/nauseous/vomit/vomiting | throwing/threw up
      blurry/blurred/blind/vision | seeing/see double | cant/cannot see | can not see
      breathe/breathing/swallow/swallowing
      cant/cannot … open/close/shut/smile/blink/move/feel
      turned/turning/gone/went/looks/look white/purple/blue/black/gray/grey/pale/red
      blotchy/discolored/blanching/necrosis/occlusion
      are/is/still/so/very/all red | red/redness … since/after
      broke/breaking me/out … since/after/from | skin is peeling
      side effect/effects | something/went/looks/look/feels wrong
      is/are/its … normal | should i … worry/worried/concerned | im/am … worried/scared
      emergency/hospital | the er | make/makes/making/made … sick/ill
      diarrhea/cramps/constipated/constipation/cramping | left … mark/marks/scar/scars
      feel/feels hard/hot/warm/tight/weird
      hinchado/hinchada/hinchados/hinchadas/hinchazon/hincho/hincharon
      inflamado/inflamada/inflamados/inflamadas/inflamacion/inflamo
      dolor/adolorida/adolorido | me/mucho duele/duelen/dolio | duele mucho
      moreton/moretones/morado/morada/morados/hematomas
      parpado/parpados/ceja/ojo … caido/caida/caidos/cayo/cerrado/cerro | se … cayo/cae
      bolita/bolitas/bulto/bultos/grumo/grumos
      quemo/quemado/quemada/quemaron/quemadura/quemaduras/ardor | me arde/pica/quema | ampolla/ampollas
      roncha/ronchas/sarpullido/salpullido/erupcion/comezon/picazon
      alergia/alergica/alergico/reaccion/infeccion/infectado/infectada/fiebre/calentura
      me siento mal
      sangra/sangrado/sangrando/mareo/mareada/mareado/nauseas/vomito/vomitando
      borroso/borrosa | veo doble | no puedo … ver/abrir/cerrar/respirar/tragar/mover
      es/sera normal | efecto/efectos secundario/secundarios | preocupada/preocupado/asustada/asustado`,
    hints: '',
    unless: `
      for/against/fix/treat/treats … headache/headaches/migraine/migraines/pain/aches/soreness
      for/against/fix/treat/treats … droopy/drooping/hanging/sagging/bruise/bruises/bruising/swelling
      for/against/fix/treat/treats … burn/burns/bump/bumps/red/redness/itching/puffy/hives/nausea/lumps
      para/contra … dolor/dolores/migrana/migranas/hinchazon/moretones/parpado/parpados
      for/para … parpado/parpados caido/caidos | help/helps with … pain/headaches/migraines/swelling/nausea
      no/without/less/minimal/avoid/least/sin … pain/bruising/swelling/bruise/dolor/moretones
      hurt/hurts less | fat burning/burner | fever blister/blisters | razor/ingrown bumps | allergy shot/shots
      does/will/would/do/is … hurt/painful | what/any/common/possible … side effects
      que/cuales/hay/tiene … efectos secundarios`,
  },
  {
    code: 'cancel',
    label: 'No booking: a wish to cancel',
    why: 'This reads like a wish to cancel; a person should look.',
    question: 'Would you like to cancel a visit?',
    isUrgent: false,
    says: `
      cancel/canceled/cancelled/canceling/cancelling/cancle/cancell/cancelar/cxl | calling/call off
      cancellation/cancelation policy/fee/fees/charge
      cant/cannot/wont/unable/couldnt … make | can/will not … make | not … make it | not gonna/going … make
      cant/cannot/wont … come/coming/attend | can/will not … come/attend | not coming | wont be there/in
      no longer want/need/interested | dont/doesnt/do/not … want/need … anymore
      never mind | nevermind/scratch/skip/skipping | wont need | wont/not be able | changed my mind | take/taking me off/out | backing out | something … came/come up
      remove/delete my/the/me … appointment/appt/visit/booking
      cancelar/cancela/cancelo/cancele/cancelen/cancelan/cancelarla/cancelarme/cancelame/cancelada/cancelado
      anular/anula/anulo/anule/anulen/anulan/anularla/anulame
      no puedo/podre/podria … ir/asistir/llegar/venir | no voy a poder/ir/asistir/llegar
      ya no quiero/necesito/voy/puedo | me arrepenti | surgio/salio algo`,
    hints: '',
    unless: `
      someone/somebody/anyone/anybody/patient/people … cancel/canceled/cancelled/cancelling/canceling
      alguien/alguna … cancela/cancelo/cancele/cancelar`,
  },
  {
    code: 'move',
    label: 'No booking: a wish to move a visit',
    why: 'This reads like a wish to move a visit; a person should look.',
    question: 'Would you like to move a visit to another time?',
    isUrgent: false,
    says: `
      reschedule/rescheduled/rescheduling/resched/reshedule/reschedual/rescedule
      move/moving/push/bump/shift/slide/swap/trade my/it/this/me/our
      move/moving/push/shift/swap/postpone/delay *
      move/push/change/switch/swap/shift the/my … appointment/appt/apt/visit/booking/time/date/day/slot/session
      change/switch/swap … day/days/time/times/date/dates
      different/another/other day/days/time/date/slot | postpone/postponed/postponing
      instead of #/monday/tuesday/wednesday/thursday/friday/saturday/sunday/today/tomorrow/tmrw
      come/coming … earlier/later/sooner | rain check
      reprogramar/reprograma/reprograme/reprogramen/reprograman/reprogramame/reagendar/reagenda/reagende
      cambiar/cambio/cambia/cambien/cambiarme/mover/muevan/mueve … cita/hora/dia/fecha/horario/turno
      cambiarla/moverla | mover/adelantar/atrasar/aplazar/posponer mi/la/el
      mover/adelantar/atrasar/aplazar/posponer * | otro dia/horario | otra hora/fecha`,
    hints: '',
    unless: '',
  },
  {
    code: 'price',
    label: 'No booking: a question about the price',
    why: 'This reads like a question about the price or a bill; a person should look.',
    question: 'Is it about the price, or would you like to book?',
    isUrgent: false,
    says: `
      how much/expensive | price/prices/pricing/priced | cost/costs | quote/quotes/estimate
      charge/charges/charged/charging/overcharged/refund/refunds/reimbursed | money back
      rate/rates/fee/fees/invoice/receipt/bill/billed/billing/owe/deposit
      discount/discounts/coupon/coupons/promo/promos/promotion/groupon
      any/have/running/current … special/specials/deal/deals | offer … deal/deals/special/specials
      insurance | cover/covers/covered by | do/does … cover
      hsa/fsa/carecredit/financing/finance/installments/afterpay/klarna | care credit | payment/payments plan
      per unit/syringe/session/area/vial | afford/expensive/cheap/cheaper/cheapest
      cuanto/cuanta/cuantos/precio/precios/costo/costos/coste/cuesta/cuestan | a como
      descuento/descuentos/promocion/promociones/presupuesto/cotizacion/cobran/cobraron/cobro
      reembolso/factura/recibo/deposito/caro/cara/barato | cubre/acepta/aceptan … seguro | puedo pagar`,
    hints: '',
    unless: `
      price/prices/cost/costs … matter/matters/issue/problem/fine/ok/okay/object/good/concern
      whatever/regardless/same/full/saw/know/like/love/agree/matter/care … price/prices/cost/costs
      whatever it costs | charge my/the card | how much i/we | money … matter/issue/object
      no/sin … importa/importar … precio/costo/cuanto | precio … importa/problema/bien | mismo precio`,
  },
  {
    code: 'had',
    label: 'No booking: about a treatment they have had',
    why: 'This reads as if it were about a treatment they have had; a person should look.',
    question: 'Is it about a visit you have had, or would you like to book one?',
    isUrgent: false,
    says: `
      didnt/doesnt/dont … work/take/kick/help/hold | did not … work/take/last/help
      isnt/arent/wasnt/not/hasnt/havent/never … working/worked/doing/kicked/taken/settled/lasted/lasting
      no/zero difference/results/change/effect | see/seeing/notice/noticed … difference/results/change/changes
      still see/seeing/moving/feel/wrinkled | i still have
      kick/kicks/kicked/kicking in | take/takes/took effect | start/starts/begin/begins working/to
      wore/worn/wearing off already/fast/too/so/quick/quickly/after/in/within/early
      do/should i | too early/soon | is/are the touch | is/are … touch/touchup … free/included/extra
      free/included/complimentary touch/touchup
      can/may/ok/okay/safe/allowed/when … gym/workout/exercise/drink/alcohol/fly/swim/shower/tan/tanning/sauna
      can/may/ok/okay/safe/allowed/when … makeup/wash/sleep/lay/lie/smoke/massage/ibuprofen/advil/tylenol
      work out after/before | a mistake
      not/isnt/arent … happy/satisfied/pleased/impressed | unhappy/disappointed/regret/complaint/complain
      didnt like/love | hate/hated/hating my/how/it/the | botched/ruined/overfilled/migrated
      no veo/noto/siento/hizo/funciona/funciono/duro | hace/hacer/haga efecto
      no me gusto/gusta | no quede | puedo/podria … ejercicio/tomar/beber/alcohol/gimnasio/sol/dormir/volar
      puedo/podria … maquillarme/banarme/lavarme`,
    hints: `
      had/got/gotten/getting/received/did * | since/after/before/following/post *
      * was/were/gave/made/left/looks/look/feels/feel/fue/dejo | made/gave/left me | me dejo | ago/yesterday | last week/night/month
      uneven/lopsided/asymmetrical/asymmetric/crooked/asymmetry | one side/brow/eye/eyebrow/cheek
      look/looks/looking weird/strange/awful/terrible/off/overdone/frozen/fake/bad
      puse/puso/pusieron/hice/hicieron/inyectaron/aplicaron/aplique/tuve/recibi * | desde *
      despues/antes de/del * | despues/antes del * | hace … dia/dias/semana/semanas/mes/meses | ayer
      semana pasada | mes pasado | disparejo/dispareja/disparejos/desigual`,
    unless: `
      dissolve/dissolved/remove … migrated
      for/fix/para … uneven/lopsided/asymmetrical/asymmetric/asymmetry/crooked/disparejos/desigual`,
  },
  {
    code: 'other',
    label: 'No booking: something else',
    why: 'This does not read like a wish to book; a person should look.',
    question: 'Would you like to book a visit, or is it about something else?',
    isUrgent: false,
    says: `
      running/be/little/bit/mins/minutes/min late | late for/to | stuck in | on my way
      what time is/was/s | when is/s/was my/the | is/are my | confirm/confirming/confirmed | still on
      directions/parking/address | where do/should/can
      question/questions about/on/regarding/re/for | want/need/like/love to know/ask
      tell me about/more | more info/information | difference between
      how long/many/often/does/is/are/safe | gift card/cards/certificate
      intake/consent/paperwork/portal/instructions
      does/will/would/do/is … hurt/painful | risk/risks | side effects | is/are … safe
      pregnant/breastfeeding/embarazada/lactando/amamantando
      need/want help/advice | call me | complaint | how come/did | still going | go/went through
      voy/llego/llegare … tarde | a que hora es/tengo/era | confirmar/confirmo
      pregunta/duda/dudas | quiero/quisiera/gustaria saber/preguntar | que es * | como funciona | duele`,
    hints: `
      i/we have * | im/am booked/scheduled | i have … appointment/appt/visit
      my/mi * appointment/appt/apt/visit/cita | is/are the/your * | already booked/scheduled
      covid/sick/flu
      love/loved/loving my/the/how * | thank you/u for | thanks/thx for | gracias por | tengo/tenia *
      tengo/tenia cita`,
    unless: 'how do/can i book/schedule | confirm … book/booking | sick of',
  },
]

export function isIntentCode(category: string): boolean {
  return intents.some(({ code }) => code === category)
}
