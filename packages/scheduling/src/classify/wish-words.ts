/** Said along with a hint, it is a wish after all, if one kind of treatment is named and no other. */
export const wishes = `
  want/wants/wanna/need/needs | id/would like/love | like/love to | book/schedule
  again/more/another/due/overdue/ready/refill/renew/repeat
  my next | next session/one/appointment/appt/treatment/dose/round/visit/shot/syringe | time for
  come in/see/back | can/could/may i/we/you … come/get/book/schedule/squeeze/fit/do
  make a/an/my | sign/put/squeeze/fit me | looking for/to | interested/opening/openings/available/availability
  follow up | followup/refresh/maintenance | touch up | touchup | top up
  quiero/quisiera/necesito/gustaria/agendar/reservar/otra/otro/nuevamente/mas/toca | otra vez | de nuevo
  proxima/proximo/seguimiento/retoque`

/** What may stand between "had" and the treatment. */
export const smallWords = `
  a an the my our some any your his her full first second both of in on this that these those more lip lips cheek
  cheeks chin under eye eyes forehead face neck jaw jawline leg legs unit units syringe syringes vial vials session
  sessions appointment appt getting having doing more lots bit little new mi el la los las un una de del unas
  sesion unidades jeringa jeringas cita mis
`
