/* SPDX-License-Identifier: ISC */
#ifndef TEND_VCF_EXTRA_H
#define TEND_VCF_EXTRA_H

#include "vcf/vcf_take.h"

/* properties that programs write in their own way, that are dropped, or that only tend writes */
vcf_taker vcf_take_none; /* says nothing that a key of tend has */
vcf_taker vcf_take_address;
vcf_taker vcf_take_anniversary;
vcf_taker vcf_take_day;
vcf_taker vcf_take_related;
vcf_taker vcf_take_messenger;
vcf_taker vcf_take_android;
vcf_taker vcf_take_picture;
vcf_taker vcf_take_agent;
vcf_taker vcf_take_tend;
vcf_taker vcf_take_tend_key;

/* true for a property that holds an address of one messenger, such as X-JABBER */
bool vcf_is_messenger(struct str property);

#endif
